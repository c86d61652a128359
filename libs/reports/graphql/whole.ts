import { Field, Float, Int, ObjectType } from '@nestjs/graphql'
import type { BounceFigures } from '../queries/figures/bounces.js'
import type { DurationByHops, DurationFigures } from '../queries/figures/durations.js'
import type { HopFigures, JourneysByHops, PerJourney } from '../queries/figures/hops.js'
import type { ResolutionFigures } from '../queries/figures/resolution.js'
import type { Totals } from '../queries/figures/totals.js'
import { CountedObject, JourneysBehindObject, SpreadObject, TakenObject } from './figure.js'

const behind = (description: string) => ({ description })

@ObjectType('BounceReportTotals', { description: 'How much the report looks at.' })
export class TotalsObject implements Totals {
  @Field(() => JourneysBehindObject, behind('All journeys of the report.'))
  journeys!: JourneysBehindObject

  @Field(() => Int, { description: 'All their touchpoints.' })
  touchpoints!: number

  @Field(() => Int, { description: 'The clients whose journeys they are.' })
  clients!: number

  @Field(() => Int, { description: 'The distinct teams that the touchpoints name.' })
  teams!: number
}

@ObjectType('PerJourney', { description: 'A number for each journey, and how it spreads over all of them.' })
export class PerJourneyObject extends CountedObject implements PerJourney {
  @Field(() => Float, { nullable: true, description: 'The mean over all journeys.' })
  mean!: number | null

  @Field(() => Float, { nullable: true, description: 'The median over all journeys.' })
  median!: number | null

  @Field(() => Int, { nullable: true, description: 'The most that one journey has.' })
  max!: number | null
}

@ObjectType('JourneysByHops', { description: 'The journeys with a number of hops.' })
export class JourneysByHopsObject implements JourneysByHops {
  @Field(() => String, { description: '`0` to `10`, and `>10`.' })
  hops!: string

  @Field(() => JourneysBehindObject, behind('The journeys with so many.'))
  journeys!: JourneysBehindObject
}

@ObjectType('HopFigures', { description: 'How often journeys changed hands, and how many holders they saw.' })
export class HopFiguresObject implements HopFigures {
  @Field(() => PerJourneyObject, { description: 'Hops: the holder changed between two touchpoints.' })
  hops!: PerJourneyObject

  @Field(() => PerJourneyObject, { description: 'Stations: distinct holders of a journey.' })
  stations!: PerJourneyObject

  @Field(() => JourneysBehindObject, behind('Journeys without a hop.'))
  journeysWithoutHop!: JourneysBehindObject

  @Field(() => JourneysBehindObject, behind('Journeys with a hop or more.'))
  journeysWithHop!: JourneysBehindObject

  @Field(() => JourneysBehindObject, behind('Journeys with three stations or more.'))
  journeysWithThreeOrMoreStations!: JourneysBehindObject

  @Field(() => [JourneysByHopsObject], { description: 'The journeys by their number of hops.' })
  journeysByHops!: JourneysByHopsObject[]
}

@ObjectType('BounceFigures', { description: 'How often journeys came back to where they had been.' })
export class BounceFiguresObject implements BounceFigures {
  @Field(() => CountedObject, { description: 'Bounces: hops back to the holder before last.' })
  bounces!: CountedObject

  @Field(() => CountedObject, {
    description: 'Bounces before the first resolution; the hop of the resolving touchpoint is none of them.',
  })
  beforeFirstResolution!: CountedObject

  @Field(() => JourneysBehindObject, behind('Journeys in which a holder reappears after another.'))
  journeysWithAnyReturn!: JourneysBehindObject
}

@ObjectType('ResolutionFigures', { description: 'Whether clients got what they came for, and when.' })
export class ResolutionFiguresObject implements ResolutionFigures {
  @Field(() => JourneysBehindObject, behind('Journeys resolved at least once.'))
  resolved!: JourneysBehindObject

  @Field(() => JourneysBehindObject, behind('Journeys never resolved.'))
  neverResolved!: JourneysBehindObject

  @Field(() => JourneysBehindObject, behind('Journeys reopened at least once.'))
  reopened!: JourneysBehindObject

  @Field(() => TakenObject, {
    description: 'From the first touchpoint to the first resolution; working time by the charter’s first calendar.',
  })
  timeToResolution!: TakenObject

  @Field(() => TakenObject, {
    description:
      'From the client’s first ask to the first answer after it; working time by the calendar of who was asked.',
  })
  timeToFirstAnswer!: TakenObject
}

@ObjectType('DurationByHops', { description: 'How long the journeys with a number of hops went on.' })
export class DurationByHopsObject extends SpreadObject implements DurationByHops {
  @Field(() => String, { description: '`0`, `1`, `2`, and `3+`.' })
  hops!: string

  @Field(() => JourneysBehindObject, behind('The journeys with so many.'))
  journeys!: JourneysBehindObject
}

@ObjectType('DurationFigures', {
  description:
    'From the first touchpoint to the last, of all journeys, resolved or not; working time by the charter’s first calendar.',
})
export class DurationFiguresObject implements DurationFigures {
  @Field(() => [DurationByHopsObject], { description: 'The durations by the number of hops.' })
  byHops!: DurationByHopsObject[]

  @Field(() => Float, {
    nullable: true,
    description: 'Pearson’s correlation of hops with duration; empty where there is nothing to compare.',
  })
  pearson!: number | null

  @Field(() => Float, { nullable: true, description: 'Spearman’s correlation of the same.' })
  spearman!: number | null
}
