import { Field, Int, ObjectType } from '@nestjs/graphql'
import { stringify } from 'yaml'
import { DateTime, describedEnum, Recorded } from '#graphql'
import type { VersionRecorded } from '../charters.js'
import type { Charter } from '../domain/charter.js'
import type { CharterDefinition, Unit } from '../domain/definition.js'
import { CoverObject, RoleObject, TeamObject } from './roles.js'
import { CalendarObject, ChannelObject, ResponseTimeObject, RouteObject, ThresholdsObject } from './times.js'
import { TopicObject } from './topics.js'

/** The one enum of units, for all contexts. */
export const UnitEnum = describedEnum<Unit>('Unit', 'In what holders are compared.', {
  role: 'By their role.',
  team: 'By their team.',
  member: 'By the person.',
})

@ObjectType('Charter', {
  description: 'The roles, topics, routes, calendars and thresholds of this company, in one version.',
})
export class CharterObject {
  private readonly definition: CharterDefinition

  constructor(private readonly charter: Charter) {
    this.definition = charter.definition
  }

  @Field(() => String, { description: 'The name of the charter.' })
  get name(): string {
    return this.definition.name
  }

  @Field(() => Int, { description: 'The version, from 1.' })
  get version(): number {
    return this.charter.version
  }

  @Field(() => DateTime, { description: 'From when on it is in force; version 1 reaches back for ever.' })
  get effectiveFrom(): number {
    return this.charter.effectiveFrom
  }

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it was withdrawn before it was in force: it never was, and judges nothing.',
  })
  get withdrawnAt(): number | undefined {
    return this.charter.withdrawnAt
  }

  @Field(() => UnitEnum, { description: 'In what the circles compare holders.' })
  get unit(): Unit {
    return this.definition.unit
  }

  @Field(() => Boolean, { description: 'Whether touchpoints that name nobody count as a holder’s.' })
  get countNobody(): boolean {
    return this.definition.countNobody
  }

  @Field(() => [RoleObject], { description: 'The roles.' })
  get roles(): RoleObject[] {
    return this.definition.roles.map((role) => new RoleObject(role))
  }

  @Field(() => [TeamObject], { description: 'The teams.' })
  get teams(): TeamObject[] {
    return this.definition.teams
  }

  @Field(() => [CoverObject], { description: 'Who takes over for whom.' })
  get covers(): CoverObject[] {
    return this.definition.covers
  }

  @Field(() => [TopicObject], { description: 'The topics with their owners and stages.' })
  get topics(): TopicObject[] {
    return this.definition.topics
  }

  @Field(() => [ChannelObject], { description: 'The ways on which clients reach the company.' })
  get channels(): ChannelObject[] {
    return this.definition.channels
  }

  @Field(() => [ResponseTimeObject], {
    description: 'How soon clients are answered; `thresholds.limboResponse` for all others.',
  })
  get responseTimes(): ResponseTimeObject[] {
    return this.definition.responseTimes
  }

  @Field(() => [RouteObject], { description: 'Who hands what to whom.' })
  get routes(): RouteObject[] {
    return this.definition.routes
  }

  @Field(() => [CalendarObject], { description: 'When people work; the first one holds where nothing else is said.' })
  get calendars(): CalendarObject[] {
    return this.definition.calendars
  }

  @Field(() => ThresholdsObject, { description: 'From where on patterns are circles.' })
  get thresholds(): ThresholdsObject {
    return new ThresholdsObject(this.definition)
  }

  @Field(() => String, { description: 'The whole charter as YAML.' })
  get yaml(): string {
    return stringify(this.definition)
  }
}

@ObjectType('CharterRecorded', { description: 'What came of a command on the charter.' })
export class CharterRecorded extends Recorded {
  @Field(() => CharterObject, {
    description: 'The version that was put in force or withdrawn; the latest one, where an amendment said the same.',
  })
  readonly charter: CharterObject

  constructor(recorded: VersionRecorded) {
    super(recorded)
    this.charter = new CharterObject(recorded.charter)
  }
}
