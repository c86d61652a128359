import { Field, Int, ObjectType } from '@nestjs/graphql'
import { DateTime, describedEnum } from '#graphql'
import type { Lacking } from '../domain/nine-circles.js'
import type { CircleFigure } from '../queries/figures/circles.js'
import type { CoverageFigure } from '../queries/figures/coverage.js'
import type { WeekFigure } from '../queries/figures/trend.js'
import { JourneysBehindObject } from './figure.js'

export const LackingEnum = describedEnum<Lacking>('Lacking', 'What is missing where a circle is not judged.', {
  directions: 'The touchpoints tell too little of their direction.',
  topics: 'No journey has a topic.',
  handoffs: 'No handoffs are recorded.',
  promises: 'No promises are recorded.',
  rule: 'There is no rule for it yet.',
})

@ObjectType('CircleFigure', {
  description: 'One of the nine circles: how many journeys are or were in it, in the charter’s unit.',
})
export class CircleFigureObject implements CircleFigure {
  @Field(() => String, { description: 'Which circle: `ping-pong`.' })
  kind!: string

  @Field(() => String, { description: 'Its name for people.' })
  name!: string

  @Field(() => Int, { description: 'How deep it lies, 1 to 9.' })
  depth!: number

  @Field(() => Boolean, { description: 'Whether it is judged. Where it is not, no number is given, not even 0.' })
  judged!: boolean

  @Field(() => LackingEnum, { nullable: true, description: 'What is missing where it is not judged.' })
  lacking!: Lacking | null

  @Field(() => Int, {
    nullable: true,
    description: 'How many there are, one for each spell of a journey that entered it.',
  })
  circles!: number | null

  @Field(() => Int, { nullable: true, description: 'How many of them a journey is in now.' })
  open!: number | null

  @Field(() => Int, {
    nullable: true,
    description: 'How many of them a member dismissed as a legitimate loop; they are counted among all of them too.',
  })
  dismissed!: number | null

  @Field(() => JourneysBehindObject, { nullable: true, description: 'The journeys that are or were in it.' })
  journeys!: JourneysBehindObject | null
}

@ObjectType('WeekFigure', { description: 'The journeys whose first touchpoint lies in one ISO week, in UTC.' })
export class WeekFigureObject implements WeekFigure {
  @Field(() => String, { description: 'The week: `2026-W10`.' })
  week!: string

  @Field(() => DateTime, { description: 'The Monday on which it begins, 00:00 UTC.' })
  startsAt!: string

  @Field(() => Int, { description: 'The hops of these journeys, whenever they were made.' })
  hops!: number

  @Field(() => Int, { description: 'Their bounces.' })
  bounces!: number

  @Field(() => JourneysBehindObject, { description: 'The journeys that began in it.' })
  journeys!: JourneysBehindObject

  @Field(() => JourneysBehindObject, { description: 'Those of them with a bounce.' })
  journeysWithBounce!: JourneysBehindObject
}

@ObjectType('CoverageFigure', {
  description: 'The journeys of a topic, and whether the role that owns it was reached.',
})
export class CoverageFigureObject implements CoverageFigure {
  @Field(() => String, { description: 'The topic.' })
  topic!: string

  @Field(() => String, { description: 'The role that owns it, after the charter in force.' })
  owner!: string

  @Field(() => JourneysBehindObject, { description: 'Its journeys.' })
  journeys!: JourneysBehindObject

  @Field(() => JourneysBehindObject, { description: 'Those in which a touchpoint names the owner.' })
  reached!: JourneysBehindObject

  @Field(() => JourneysBehindObject, { description: 'Those in which none does.' })
  notReached!: JourneysBehindObject
}
