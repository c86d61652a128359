import { ArgsType, Field, ID, Int, ObjectType } from '@nestjs/graphql'
import { Position } from '#graphql'
import type { Inbox } from '../queries/read-inbox.js'
import { CircleObject, circleOf } from './circle.js'
import { HandoffObject, handoffOf } from './handoff.js'
import { JourneyObject, journeyOf } from './journey.js'
import { ClientPromiseObject, promiseOf } from './promise.js'

@ArgsType()
export class InboxArgs {
  @Field(() => ID, { nullable: true, description: 'The role, by name or alias; this, `member`, or both.' })
  role?: string

  @Field(() => ID, {
    nullable: true,
    description: 'The member, by id, name or alias: what is theirs in all their roles, or in `role` alone.',
  })
  member?: string

  @Field(() => Int, { nullable: true, description: 'How many of each, 1 to 200. 25 by default.' })
  first?: number

  @Field(() => Position, {
    nullable: true,
    description: 'Wait until the answer holds what was recorded up to here, at most five seconds.',
  })
  atLeast?: string
}

@ObjectType('Inbox', {
  description:
    'What waits for a role or a member. What names no person is the turn of who serves the client in the role, or of everybody in the role where nobody does; who covers for an absent member has what names them.',
})
export class InboxObject {
  constructor(private readonly inbox: Inbox) {}

  @Field(() => [HandoffObject], { description: 'The offers that nobody has taken up yet, those due first first.' })
  get handoffs(): HandoffObject[] {
    return this.inbox.handoffs.map(handoffOf)
  }

  @Field(() => [JourneyObject], {
    description: 'The open journeys whose client asked and was not answered, the one waiting longest first.',
  })
  get waiting(): JourneyObject[] {
    return this.inbox.waiting.map(journeyOf)
  }

  @Field(() => [ClientPromiseObject], { description: 'What is still to be kept, what falls due first first.' })
  get promises(): ClientPromiseObject[] {
    return this.inbox.promises.map(promiseOf)
  }

  @Field(() => [CircleObject], {
    description: 'The circles that their journeys are in and no member dismissed, the deepest first.',
  })
  get circles(): CircleObject[] {
    return this.inbox.circles.map(circleOf)
  }
}
