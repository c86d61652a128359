import { UsePipes } from '@nestjs/common'
import { Args, Context, Parent, ResolveField, Resolver } from '@nestjs/graphql'
import { Door } from '#access'
import { Clock } from '#event-sourcing'
import { RequestContext, shown, shownList, WithoutNulls } from '#graphql'
import { PromisesOfClients } from '../queries/promises-of-clients.js'
import { JourneysById, PromisesById } from '../queries/rows-by-id.js'
import { PromisesArgs } from './args.js'
import { ClientObject } from './client.js'
import { JourneyObject, journeyOf } from './journey.js'
import { journeyRecordedFields } from './payload.resolvers.js'
import { PromiseRecorded } from './payloads.js'
import { ClientPromiseObject, promiseOf } from './promise.js'

/** Promises, and what they are about. */
@Resolver(() => ClientPromiseObject)
export class PromiseResolver {
  constructor(private readonly clock: Clock) {}

  @ResolveField(() => Boolean, { description: 'Whether it is past due and not kept.' })
  overdue({ row }: ClientPromiseObject): boolean {
    return row.state === 'open' && row.due_at < this.clock.now()
  }

  @ResolveField(() => JourneyObject, { nullable: true, description: 'The journey that it is about.' })
  journey({ row }: ClientPromiseObject, _: unknown, context: RequestContext) {
    return shown(context.load(JourneysById, row.journey_id), journeyOf)
  }
}

/** What clients were promised. */
@Resolver(() => ClientObject)
@UsePipes(WithoutNulls)
export class ClientPromisesResolver {
  @ResolveField(() => [ClientPromiseObject], {
    description: 'What the client was promised, what falls due first first.',
  })
  promises(@Parent() { id }: ClientObject, @Args() { open }: PromisesArgs, @Context() context: RequestContext) {
    return shownList(context.load(PromisesOfClients, id, open), promiseOf)
  }
}

/** The promise that a command was about, as the views show it once they hold the command’s position. */
@Resolver(() => PromiseRecorded)
export class PromiseRecordedResolver extends journeyRecordedFields(PromiseRecorded) {
  constructor(door: Door) {
    super(door)
  }

  @ResolveField(() => ClientPromiseObject, { nullable: true, description: 'The promise as it is now.' })
  promise({ promiseId, position }: PromiseRecorded, _: unknown, context: RequestContext) {
    return shown(context.load(PromisesById, promiseId, position), promiseOf)
  }
}
