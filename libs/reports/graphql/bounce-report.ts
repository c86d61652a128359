import { Field, Int, ObjectType } from '@nestjs/graphql'
import { UnitEnum, type Unit } from '#charter'
import { DateTime } from '#graphql'
import type { Period, Report } from '../queries/report.js'
import { AppliedJourneyFilterObject } from './applied-filter.js'
import { CircleFigureObject, CoverageFigureObject, WeekFigureObject } from './circles.js'
import { HandoffFiguresObject, PromiseFiguresObject } from './handed.js'
import {
  ClientFigureObject,
  HeldFigureObject,
  HolderFigureObject,
  LoopFigureObject,
  PairFigureObject,
  TopicFigureObject,
} from './ways.js'
import {
  BounceFiguresObject,
  DurationFiguresObject,
  HopFiguresObject,
  ResolutionFiguresObject,
  TotalsObject,
} from './whole.js'

@ObjectType('ReportPeriod', { description: 'The period of a report.' })
export class ReportPeriodObject implements Period {
  @Field(() => DateTime, { nullable: true, description: 'Its beginning; empty where it has none.' })
  from!: string | null

  @Field(() => DateTime, { nullable: true, description: 'Its end, not included; empty where it has none.' })
  to!: string | null
}

@ObjectType('BounceReport', {
  description:
    'How clients went from holder to holder. It looks at the journeys touched in the period, each whole; every figure carries the filter that lists the journeys behind it.',
})
export class BounceReportObject implements Report {
  @Field(() => ReportPeriodObject, { description: 'The period.' })
  period!: ReportPeriodObject

  @Field(() => DateTime, {
    nullable: true,
    description: 'The journeys are as they stood at this instant; empty where it was not asked for.',
  })
  asOf!: string | null

  @Field(() => DateTime, {
    nullable: true,
    description: 'By what had been recorded up to this instant; empty where it was not asked for.',
  })
  knownAt!: string | null

  @Field(() => Int, {
    nullable: true,
    description:
      'How many clients a look at the past leaves out, since an event of theirs cannot be read; empty where the report tells of today.',
  })
  unreadableClients!: number | null

  @Field(() => UnitEnum, { description: 'In what holders are compared.' })
  unit!: Unit

  @Field(() => Boolean, { description: 'Whether touchpoints that name nobody count as a holder’s.' })
  countNobody!: boolean

  @Field(() => AppliedJourneyFilterObject, { description: 'The journeys that the report looks at.' })
  filter!: AppliedJourneyFilterObject

  @Field(() => TotalsObject, { description: 'How much the report looks at.' })
  totals!: TotalsObject

  @Field(() => HopFiguresObject, { description: 'Hops and stations.' })
  hops!: HopFiguresObject

  @Field(() => BounceFiguresObject, { description: 'Bounces and returns.' })
  bounces!: BounceFiguresObject

  @Field(() => [PairFigureObject], { description: 'From whom to whom most hops were made, the most first.' })
  pairs!: PairFigureObject[]

  @Field(() => [LoopFigureObject], { description: 'Between whom most bounces were made, the most first.' })
  loops!: LoopFigureObject[]

  @Field(() => [HolderFigureObject], { description: 'The holders on the way of most journeys with a bounce.' })
  holders!: HolderFigureObject[]

  @Field(() => [ClientFigureObject], { description: 'The clients with most journeys with a bounce.' })
  clients!: ClientFigureObject[]

  @Field(() => [TopicFigureObject], { description: 'The topics with most journeys with a bounce.' })
  topics!: TopicFigureObject[]

  @Field(() => ResolutionFiguresObject, { description: 'Whether clients got what they came for, and when.' })
  resolution!: ResolutionFiguresObject

  @Field(() => DurationFiguresObject, { description: 'How long journeys went on, by hops.' })
  durations!: DurationFiguresObject

  @Field(() => [HeldFigureObject], {
    description: 'The holders that had journeys for the longest time, the longest first.',
  })
  timeHeld!: HeldFigureObject[]

  @Field(() => HandoffFiguresObject, {
    nullable: true,
    description: 'Offers to other roles; empty where none is recorded: that is not judged.',
  })
  handoffs!: HandoffFiguresObject | null

  @Field(() => PromiseFiguresObject, {
    nullable: true,
    description: 'What clients were promised; empty where nothing is recorded: that is not judged.',
  })
  promises!: PromiseFiguresObject | null

  @Field(() => [CircleFigureObject], { description: 'The nine circles, by depth.' })
  circles!: CircleFigureObject[]

  @Field(() => [WeekFigureObject], { description: 'The weeks in which journeys began, the earliest first.' })
  trend!: WeekFigureObject[]

  @Field(() => [CoverageFigureObject], { description: 'The topics that have an owner, and whether it was reached.' })
  coverage!: CoverageFigureObject[]
}
