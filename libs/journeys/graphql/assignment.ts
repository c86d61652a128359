import { Field, ObjectType } from '@nestjs/graphql'
import { DateTime } from '#graphql'
import type { TeamMember } from '../queries/team.js'
import { AssignmentKindEnum } from './enums.js'

@ObjectType('Assignment', { description: 'A member serves a client in a role.' })
export class AssignmentObject {
  readonly memberId: string
  readonly coveredById?: string

  constructor(private readonly of: TeamMember) {
    this.memberId = of.row.member_id
    this.coveredById = of.coveredBy
  }

  @Field(() => String, { description: 'The role in which the member serves the client.' })
  get role(): string {
    return this.of.row.role
  }

  @Field(() => AssignmentKindEnum, { description: 'First, or when the first one is absent.' })
  get kind(): TeamMember['row']['kind'] {
    return this.of.row.kind
  }

  @Field(() => DateTime, { description: 'From when on.' })
  get from(): number {
    return this.of.row.from_at
  }

  @Field(() => DateTime, { nullable: true, description: 'Until when, where an end is known.' })
  get to(): number | null {
    return this.of.row.to_at
  }

  @Field(() => Boolean, { description: 'Whether the member is away at the instant that was asked for.' })
  get absent(): boolean {
    return this.of.absent
  }

  @Field(() => Boolean, {
    description:
      'Whether the member does not have the role any more, and so does not serve: assign another. Not known of the past.',
  })
  get lacksRole(): boolean {
    return this.of.lacksRole
  }

  @Field(() => Boolean, { description: 'Whether it is this member who serves the client in the role then.' })
  get onDuty(): boolean {
    return this.of.onDuty
  }
}

export const assignmentOf = (member: TeamMember): AssignmentObject => new AssignmentObject(member)
