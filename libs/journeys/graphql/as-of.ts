import { ArgsType, Field, ID, Int, ObjectType } from '@nestjs/graphql'
import { DateTime } from '#graphql'
import type { CircleAsOf, JourneyAsOf } from '../domain/as-of.js'
import { TimelineArgs } from './args.js'
import { VisitObject } from './circle.js'
import { CircleKindEnum, StatusEnum } from './enums.js'
import { HolderObject } from './journey.js'

const knownAt = {
  nullable: true,
  description:
    'By what had been recorded up to this instant, which must have come; by all that is recorded by default.',
}

/** From where one looks at the past. */
@ArgsType()
export class AsOfArgs {
  @Field(() => DateTime, {
    nullable: true,
    description: 'As it stood at this instant, which must have come; as it was known to stand by default.',
  })
  at?: string

  @Field(() => DateTime, knownAt)
  knownAt?: string
}

@ArgsType()
export class TimelineOfClientArgs extends TimelineArgs {
  @Field(() => DateTime, {
    nullable: true,
    description: 'What happened up to this instant, which must have come; all by default.',
  })
  asOf?: string

  @Field(() => DateTime, knownAt)
  knownAt?: string
}

@ObjectType('JourneyAsOf', { description: 'A journey as it stood.' })
export class JourneyAsOfObject {
  constructor(
    readonly journey: JourneyAsOf,
    readonly clientId: string,
  ) {}

  @Field(() => ID, { description: 'The id of the journey. It may have been merged into another one since.' })
  get id(): string {
    return this.journey.id
  }

  @Field(() => String, { description: 'The key by which people name the journey, e.g. `ACME-12`.' })
  get key(): string {
    return this.journey.key
  }

  @Field(() => String, {
    nullable: true,
    description: 'What it is about, by what counts as known: a topic holds for all instants.',
  })
  get topic(): string | undefined {
    return this.journey.topic
  }

  @Field(() => StatusEnum, { description: 'How it stood.' })
  get status(): JourneyAsOf['status'] {
    return this.journey.status
  }

  @Field(() => HolderObject, { description: 'Who had it.' })
  get holder(): HolderObject {
    const { role = null, team = null, member = null } = this.journey.holder
    return { role, team, member }
  }

  @Field(() => [CircleAsOfObject], {
    description: 'The circles that it was or had been in, in the order in which they were entered.',
  })
  get circles(): CircleAsOfObject[] {
    return this.journey.circles.map((circle) => new CircleAsOfObject(circle, this))
  }
}

@ObjectType('CircleAsOf', { description: 'A circle of hell that a journey was or had been in.' })
export class CircleAsOfObject {
  constructor(
    readonly circle: CircleAsOf,
    readonly of: JourneyAsOfObject,
  ) {}

  @Field(() => ID, { description: 'The id of the circle.' })
  get id(): string {
    return this.circle.id
  }

  @Field(() => CircleKindEnum, { description: 'Which circle.' })
  get kind(): CircleAsOf['kind'] {
    return this.circle.kind
  }

  @Field(() => Int, { description: 'How deep it lies, 1 to 9.' })
  get depth(): number {
    return this.circle.depth
  }

  @Field(() => String, {
    description: 'The stretch of the journey in which it was entered: `first`, or the id of what reopened the journey.',
  })
  get spell(): string {
    return this.circle.spell
  }

  @Field(() => Boolean, { description: 'Whether the journey was in it.' })
  get open(): boolean {
    return this.circle.visits.at(-1)?.leftAt === undefined
  }

  @Field(() => [VisitObject], { description: 'Each stay in it as far as it went, the first one first.' })
  get visits(): VisitObject[] {
    return this.circle.visits.map((visit) => new VisitObject(visit, { clientId: this.of.clientId }))
  }

  @Field(() => JourneyAsOfObject, { description: 'The journey, as it stood.' })
  get journey(): JourneyAsOfObject {
    return this.of
  }
}

@ObjectType('ClientAsOf', { description: 'The journeys of a client as they stood.' })
export class ClientAsOfObject {
  @Field(() => [JourneyAsOfObject], { description: 'Those that had begun, in the order of their keys.' })
  journeys!: JourneyAsOfObject[]

  @Field(() => [CircleAsOfObject], { description: 'The circles that they were or had been in, journey by journey.' })
  circles!: CircleAsOfObject[]
}

/** The client whose journeys stood so. */
export function clientAsOf(clientId: string, found: readonly JourneyAsOf[]): ClientAsOfObject {
  const journeys = found.map((journey) => new JourneyAsOfObject(journey, clientId))
  return { journeys, circles: journeys.flatMap(({ circles }) => circles) }
}
