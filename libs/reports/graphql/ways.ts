import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql'
import type { Lasting } from '../domain/lasting.js'
import type { HeldFigure } from '../queries/figures/held.js'
import type { ClientFigure, HolderFigure, TopicFigure } from '../queries/figures/most-bounced.js'
import type { LoopFigure, PairFigure } from '../queries/figures/pairs.js'
import { JourneysBehindObject, PlainSpreadObject } from './figure.js'

@ObjectType('HopsByMaker', { description: 'Hops by who or what made them.' })
export class HopsByMakerObject {
  @Field(() => Int, { description: 'The client turned to another holder.' })
  client!: number

  @Field(() => Int, { description: 'The journey was offered to the new holder.' })
  handoff!: number

  @Field(() => Int, { description: 'The holder changed without an offer.' })
  silent!: number
}

@ObjectType('PairFigure', { description: 'The hops from one holder to another.' })
export class PairFigureObject implements PairFigure {
  @Field(() => String, { description: 'The holder before; empty for nobody.' })
  from!: string

  @Field(() => String, { description: 'The holder after; empty for nobody.' })
  to!: string

  @Field(() => Int, { description: 'How many hops.' })
  hops!: number

  @Field(() => HopsByMakerObject, { description: 'Who or what made them.' })
  madeBy!: HopsByMakerObject

  @Field(() => PlainSpreadObject, {
    description: 'From the last touch of the one to the first of the other, by whose calendar working time is counted.',
  })
  wait!: PlainSpreadObject

  @Field(() => JourneysBehindObject, { description: 'The journeys with such a hop.' })
  journeys!: JourneysBehindObject
}

@ObjectType('LoopFigure', { description: 'The bounces between two holders, whichever came first.' })
export class LoopFigureObject implements LoopFigure {
  @Field(() => [String], { description: 'The two holders, by name.' })
  between!: [string, string]

  @Field(() => Int, { description: 'How many bounces.' })
  bounces!: number

  @Field(() => JourneysBehindObject, { description: 'The journeys with such a bounce.' })
  journeys!: JourneysBehindObject
}

@ObjectType('HolderFigure', { description: 'A holder on the way of journeys with a bounce.' })
export class HolderFigureObject implements HolderFigure {
  @Field(() => String, { description: 'The holder; empty for nobody.' })
  holder!: string

  @Field(() => JourneysBehindObject, { description: 'The journeys that bounced to it or from it.' })
  journeysWithBounce!: JourneysBehindObject
}

@ObjectType('TimeTogether', { description: 'Some times together.' })
export class TimeTogetherObject implements Lasting {
  @Field(() => Float, { description: 'The time elapsed, in milliseconds.' })
  elapsed!: number

  @Field(() => Float, { description: 'The working time in it, in milliseconds.' })
  working!: number
}

@ObjectType('HeldFigure', {
  description:
    'How long journeys were with one holder: from the holder’s first touch to that of the next one, to the resolution, or, of an open journey, to its last touchpoint. Working time by the holder’s calendar.',
})
export class HeldFigureObject implements HeldFigure {
  @Field(() => String, { description: 'The holder; empty for nobody.' })
  holder!: string

  @Field(() => Int, {
    description: 'How often a journey came to the holder. One that came while it stood resolved took no time.',
  })
  stays!: number

  @Field(() => PlainSpreadObject, { description: 'How long one stay lasted.' })
  stay!: PlainSpreadObject

  @Field(() => TimeTogetherObject, { description: 'All stays together.' })
  total!: TimeTogetherObject

  @Field(() => JourneysBehindObject, { description: 'The journeys that the holder had at some time.' })
  journeys!: JourneysBehindObject
}

@ObjectType('ClientFigure', { description: 'A client who met bounces.' })
export class ClientFigureObject implements ClientFigure {
  @Field(() => ID, { description: 'The client’s id.' })
  clientId!: string

  @Field(() => String, { description: 'The client’s code.' })
  code!: string

  @Field(() => String, { description: 'The client’s name.' })
  name!: string

  @Field(() => JourneysBehindObject, { description: 'Their journeys with a bounce.' })
  journeysWithBounce!: JourneysBehindObject

  @Field(() => JourneysBehindObject, { description: 'All their journeys in the report.' })
  journeys!: JourneysBehindObject
}

@ObjectType('TopicFigure', { description: 'A topic that met bounces.' })
export class TopicFigureObject implements TopicFigure {
  @Field(() => String, { description: 'The topic.' })
  topic!: string

  @Field(() => JourneysBehindObject, { description: 'Its journeys with a bounce.' })
  journeysWithBounce!: JourneysBehindObject

  @Field(() => JourneysBehindObject, { description: 'All its journeys in the report.' })
  journeys!: JourneysBehindObject
}
