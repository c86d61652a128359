import { UsePipes } from '@nestjs/common'
import { Args, Context, Query, Resolver } from '@nestjs/graphql'
import { Door } from '#access'
import { RequestContext, WithoutNulls } from '#graphql'
import { BounceReport } from '../queries/bounce-report.js'
import { BounceReportInputObject } from './bounce-report-input.js'
import { BounceReportObject } from './bounce-report.js'

/** The bounce report. */
@Resolver()
@UsePipes(WithoutNulls)
export class BounceReportResolver {
  constructor(private readonly door: Door) {}

  @Query(() => BounceReportObject, { description: 'How clients went from holder to holder in a period.' })
  bounceReport(
    @Args('input', { description: 'Which journeys, and in what unit.' }) input: BounceReportInputObject,
    @Context() { actor }: RequestContext,
  ) {
    return this.door.ask(new BounceReport(actor, input))
  }
}
