import { ResolveField, Resolver } from '@nestjs/graphql'
import { Door } from '#access'
import { Clock } from '#event-sourcing'
import { RequestContext, shown } from '#graphql'
import { HandoffsById, JourneysById } from '../queries/rows-by-id.js'
import { HandoffObject, handoffOf } from './handoff.js'
import { JourneyObject, journeyOf } from './journey.js'
import { journeyRecordedFields } from './payload.resolvers.js'
import { HandoffRecorded } from './payloads.js'

/** Handoffs, and what they are about. */
@Resolver(() => HandoffObject)
export class HandoffResolver {
  constructor(private readonly clock: Clock) {}

  @ResolveField(() => Boolean, {
    description: 'Whether it has lapsed: nobody has taken it up in time. It still can be.',
  })
  overdue({ row }: HandoffObject): boolean {
    return row.state === 'offered' && row.due_at !== null && row.due_at < this.clock.now()
  }

  @ResolveField(() => JourneyObject, { nullable: true, description: 'The journey that is offered.' })
  journey({ row }: HandoffObject, _: unknown, context: RequestContext) {
    return shown(context.load(JourneysById, row.journey_id), journeyOf)
  }
}

/** The handoff that a command was about, as the views show it once they hold the command’s position. */
@Resolver(() => HandoffRecorded)
export class HandoffRecordedResolver extends journeyRecordedFields(HandoffRecorded) {
  constructor(door: Door) {
    super(door)
  }

  @ResolveField(() => HandoffObject, { nullable: true, description: 'The handoff as it is now.' })
  handoff({ handoffId, position }: HandoffRecorded, _: unknown, context: RequestContext) {
    return shown(context.load(HandoffsById, handoffId, position), handoffOf)
  }
}
