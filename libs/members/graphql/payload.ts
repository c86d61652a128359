import { ObjectType } from '@nestjs/graphql'
import { Recorded } from '#graphql'
import type { MemberRecordedAt } from '../commands/members.js'

@ObjectType('MemberRecorded', { description: 'What a command on a member did.' })
export class MemberRecorded extends Recorded {
  readonly memberId: string

  constructor(recorded: MemberRecordedAt) {
    super(recorded)
    this.memberId = recorded.memberId
  }
}
