import { Field, Int, ObjectType } from '@nestjs/graphql'
import type { CharterDefinition } from '../domain/definition.js'

const within = 'e.g. `8 working hours`, `1 working day` or `30 days`'

@ObjectType('CharterChannel', { description: 'A way on which clients reach the company.' })
export class ChannelObject {
  @Field(() => String, { description: 'The name of the channel.' })
  name!: string

  @Field(() => [String], { description: 'Other names of it in tools and files.' })
  aliases!: string[]
}

@ObjectType('CharterResponseTime', {
  description: 'How soon a client is answered over a channel, at a priority, or both.',
})
export class ResponseTimeObject {
  @Field(() => String, { nullable: true, description: 'The channel; null: whichever.' })
  channel?: string | undefined

  @Field(() => String, { nullable: true, description: '`low`, `normal`, `high` or `urgent`; null: whichever.' })
  priority?: string | undefined

  @Field(() => String, { description: `The time to answer, ${within}.` })
  within!: string
}

@ObjectType('CharterRoute', { description: 'A way on which one role hands journeys to another.' })
export class RouteObject {
  @Field(() => String, { description: 'The role that hands over.' })
  from!: string

  @Field(() => String, { description: 'The role that receives.' })
  to!: string

  @Field(() => String, { nullable: true, description: 'What is handed over, and how.' })
  purpose?: string | undefined

  @Field(() => String, { nullable: true, description: `The time to accept, ${within}; null: as for all handoffs.` })
  within?: string | undefined

  @Field(() => Boolean, { description: 'Whether the receiver is to be briefed.' })
  briefing!: boolean

  @Field(() => Boolean, { description: 'Whether the client is to agree first.' })
  consent!: boolean

  @Field(() => Boolean, { description: 'Whether the journey is to come back.' })
  returns!: boolean
}

@ObjectType('CharterCalendar', { description: 'When people work.' })
export class CalendarObject {
  @Field(() => String, { description: 'The name of the calendar.' })
  name!: string

  @Field(() => String, { description: 'The time zone of its hours, e.g. `Europe/Bucharest`.' })
  zone!: string

  @Field(() => [String], { description: 'Its week, e.g. `mon-fri 09:00-17:00`.' })
  hours!: string[]

  @Field(() => [String], { description: 'The countries or regions whose public holidays are free, e.g. `DE-BY`.' })
  holidays!: string[]

  @Field(() => [String], { description: 'Other days that are free, e.g. `2026-12-24`.' })
  closedOn!: string[]
}

@ObjectType('CharterThresholds', {
  description: 'From where on a pattern is a circle. Cold handoff, ping-pong and broken promise have none.',
})
export class ThresholdsObject {
  @Field(() => String, { description: `Limbo: the time to answer where no response time says otherwise, ${within}.` })
  readonly limboResponse: string

  @Field(() => String, {
    description: `Dropped baton: the time to accept a handoff, or to touch what one was told of, ${within}.`,
  })
  readonly droppedBatonWithin: string

  @Field(() => Int, { description: 'Wrong door: so many distinct roles that do not own the topic.' })
  readonly wrongDoorRoles: number

  @Field(() => Int, { description: 'Carousel: so many distinct holders, the owner not counted.' })
  readonly carouselHolders: number

  @Field(() => String, { description: 'Relapse: so soon after the resolution, e.g. `30 days`.' })
  readonly relapseWithin: string

  @Field(() => String, { description: 'Forsaken: so long without any touchpoint, e.g. `14 days`.' })
  readonly forsakenWithin: string

  @Field(() => String, {
    description: 'So far apart two touchpoints of one topic may lie and be one journey, e.g. `90 days`.',
  })
  readonly stitchWithin: string

  constructor({ thresholds, stitchWithin }: CharterDefinition) {
    this.limboResponse = thresholds.limbo.response
    this.droppedBatonWithin = thresholds.droppedBaton.within
    this.wrongDoorRoles = thresholds.wrongDoor.roles
    this.carouselHolders = thresholds.carousel.holders
    this.relapseWithin = thresholds.relapse.within
    this.forsakenWithin = thresholds.forsaken.within
    this.stitchWithin = stitchWithin
  }
}
