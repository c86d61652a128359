import { Field, ID, ObjectType } from '@nestjs/graphql'
import { DateTime } from '#graphql'
import type { HandoffRow } from '../views/handoff.js'
import { HandoffStateEnum } from './enums.js'
import { HolderObject } from './journey.js'

@ObjectType('Handoff', { description: 'An offer of a journey to another role, and what has come of it.' })
export class HandoffObject {
  constructor(readonly row: HandoffRow) {}

  @Field(() => ID, { description: 'The id of the handoff.' })
  get id(): string {
    return this.row.id
  }

  @Field(() => HandoffStateEnum, { description: 'How it stands.' })
  get state(): HandoffRow['state'] {
    return this.row.state
  }

  @Field(() => String, { nullable: true, description: 'The role that gives the journey away.' })
  get from(): string | null {
    return this.row.from_role
  }

  @Field(() => HolderObject, {
    description: 'Whom it is offered to: a role, and a team or a person of it where named.',
  })
  get to(): HolderObject {
    const { to_role: role, to_team: team, to_member: member } = this.row
    return { role, team, member }
  }

  @Field(() => String, { nullable: true, description: 'What the receiver should know; empty without a briefing.' })
  get briefing(): string | null {
    return this.row.briefing
  }

  @Field(() => Boolean, { description: 'The client has agreed to it, as the giver says.' })
  get consented(): boolean {
    return this.row.consented === 1
  }

  @Field(() => DateTime, { description: 'When it was offered.' })
  get offeredAt(): number {
    return this.row.offered_at
  }

  @Field(() => DateTime, { nullable: true, description: 'When it should be accepted or declined.' })
  get dueAt(): number | null {
    return this.row.due_at
  }

  @Field(() => DateTime, { nullable: true, description: 'When it was accepted, declined, or came to nothing.' })
  get settledAt(): number | null {
    return this.row.settled_at
  }

  @Field(() => String, { nullable: true, description: 'The person who accepted it, or touched the journey.' })
  get settledBy(): string | null {
    return this.row.settled_by
  }

  @Field(() => String, { nullable: true, description: 'Why it was declined.' })
  get reason(): string | null {
    return this.row.reason
  }

  @Field(() => String, { nullable: true, description: 'The role to go to instead, as who declined says.' })
  get instead(): string | null {
    return this.row.instead
  }
}

export const handoffOf = (row: HandoffRow): HandoffObject => new HandoffObject(row)
