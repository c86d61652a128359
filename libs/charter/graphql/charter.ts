import { Field, Int, ObjectType } from '@nestjs/graphql'
import { stringify } from 'yaml'
import { DateTime, describedEnum } from '#graphql'
import type { Charter } from '../domain/charter.js'
import type { CharterDefinition, Unit } from '../domain/definition.js'

/** The one enum of units, for all contexts. */
export const UnitEnum = describedEnum<Unit>('Unit', 'In what holders are compared.', {
  role: 'By their role.',
  team: 'By their team.',
  member: 'By the person.',
})

@ObjectType('CharterRole', { description: 'A role of the company.' })
export class RoleObject {
  @Field(() => String, { description: 'The name of the role.' })
  name!: string

  @Field(() => [String], { description: 'Other names of the role in tools and files.' })
  aliases!: string[]

  @Field(() => String, { nullable: true, description: 'What the role is there for.' })
  duties?: string
}

@ObjectType('CharterTopic', { description: 'A topic, and whose task it is.' })
export class TopicObject {
  @Field(() => String, { description: 'The name of the topic.' })
  name!: string

  @Field(() => String, { description: 'The role that owns it.' })
  owner!: string
}

@ObjectType('CharterThresholds', { description: 'From where on a pattern is a circle.' })
export class ThresholdsObject {
  @Field(() => Int, { description: 'Wrong door: so many distinct roles that do not own the topic.' })
  wrongDoorRoles!: number

  @Field(() => Int, { description: 'Carousel: so many distinct holders, the owner not counted.' })
  carouselHolders!: number

  @Field(() => String, { description: 'Relapse: so soon after the resolution, e.g. `30 days`.' })
  relapseWithin!: string

  @Field(() => String, {
    description: 'So far apart two touchpoints of one topic may lie and be one journey, e.g. `90 days`.',
  })
  stitchWithin!: string
}

@ObjectType('Charter', { description: 'The roles, topics and thresholds of this company, in one version.' })
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
    return this.definition.roles
  }

  @Field(() => [TopicObject], { description: 'The topics with their owners.' })
  get topics(): TopicObject[] {
    return this.definition.topics
  }

  @Field(() => ThresholdsObject, { description: 'From where on patterns are circles.' })
  get thresholds(): ThresholdsObject {
    const { wrongDoor, carousel, relapse } = this.definition.thresholds
    const { stitchWithin } = this.definition
    return {
      wrongDoorRoles: wrongDoor.roles,
      carouselHolders: carousel.holders,
      relapseWithin: relapse.within,
      stitchWithin,
    }
  }

  @Field(() => String, { description: 'The whole charter as YAML.' })
  get yaml(): string {
    return stringify(this.definition)
  }
}
