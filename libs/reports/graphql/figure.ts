import { Field, Float, Int, ObjectType } from '@nestjs/graphql'
import type { JourneysBehind } from '../queries/figures/figure.js'
import type { Percentiles, Spread } from '../queries/figures/times.js'
import { AppliedJourneyFilterObject } from './applied-filter.js'

@ObjectType('JourneysBehind', { description: 'The journeys behind a figure.' })
export class JourneysBehindObject implements JourneysBehind {
  @Field(() => Int, { description: 'How many.' })
  count!: number

  @Field(() => AppliedJourneyFilterObject, { description: 'The filter with which `journeys` lists exactly these.' })
  filter!: AppliedJourneyFilterObject
}

@ObjectType('WorkingTime', { description: 'How much working time something took.' })
export class WorkingTimeObject implements Percentiles {
  @Field(() => Float, {
    nullable: true,
    description: 'The median, in milliseconds of working time; empty where it never happened.',
  })
  median!: number | null

  @Field(() => Float, {
    nullable: true,
    description: '90 % took at most this much, in milliseconds of working time (nearest rank).',
  })
  p90!: number | null
}

/** How long something took. */
@ObjectType({ isAbstract: true })
export abstract class SpreadObject implements Spread {
  @Field(() => Float, {
    nullable: true,
    description: 'The median, in milliseconds elapsed; empty where it never happened.',
  })
  median!: number | null

  @Field(() => Float, {
    nullable: true,
    description: '90 % took at most this long, in milliseconds elapsed (nearest rank).',
  })
  p90!: number | null

  @Field(() => WorkingTimeObject, {
    description: 'The same in working time, by the calendar and the charter in force when it began.',
  })
  working!: WorkingTimeObject
}

@ObjectType('Spread', { description: 'How long something took.' })
export class PlainSpreadObject extends SpreadObject {}

@ObjectType('Taken', { description: 'How long the journeys took that came so far.' })
export class TakenObject extends SpreadObject {
  @Field(() => JourneysBehindObject, { description: 'The journeys that came so far.' })
  journeys!: JourneysBehindObject
}

@ObjectType('Counted', { description: 'A number of things, and the journeys in which they are.' })
export class CountedObject {
  @Field(() => Int, { description: 'How many there are.' })
  value!: number

  @Field(() => JourneysBehindObject, { description: 'The journeys that have at least one.' })
  journeys!: JourneysBehindObject
}
