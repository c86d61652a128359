import { UsePipes } from '@nestjs/common'
import { Args, Context, Int, Query, ResolveField, Resolver } from '@nestjs/graphql'
import { Door } from '#access'
import { PeriodObject, RequestContext, shown, WithoutNulls } from '#graphql'
import { ClientsById, JourneysById } from '../queries/rows-by-id.js'
import { RunBacktest } from '../queries/run-backtest.js'
import { BacktestJourneyObject, BacktestObject, backtestOf } from './backtest.js'
import { ClientObject, clientOf } from './client.js'
import { JourneyObject, journeyOf } from './journey.js'

/** A draft of the charter, tried on the past. */
@Resolver(() => BacktestJourneyObject)
@UsePipes(WithoutNulls)
export class BacktestResolver {
  constructor(private readonly door: Door) {}

  @Query(() => BacktestObject, {
    description:
      'The circles that the past would have under another charter, beside those that it has. Reads every event.',
  })
  backtest(
    @Args('charter', { description: 'The other charter, YAML. It is put in force nowhere.' }) charter: string,
    @Args('period', { description: 'Visits that lie in it at least partly.' }) period: PeriodObject,
    @Args('first', {
      type: () => Int,
      nullable: true,
      description: 'How many of the journeys that change are listed, up to 1000; 100 by default.',
    })
    first: number | undefined,
    @Context() { actor, signal }: RequestContext,
  ) {
    const question = { charter, period, first }
    return shown(this.door.ask(new RunBacktest(actor, question, { ...(signal && { signal }) })), backtestOf)
  }

  @ResolveField(() => JourneyObject, { nullable: true, description: 'The journey.' })
  journey({ told }: BacktestJourneyObject, _: unknown, context: RequestContext) {
    return shown(context.load(JourneysById, told.journeyId), journeyOf)
  }

  @ResolveField(() => ClientObject, { nullable: true, description: 'The client whose journey it is.' })
  client({ told }: BacktestJourneyObject, _: unknown, context: RequestContext) {
    return shown(context.load(ClientsById, told.clientId), clientOf)
  }
}
