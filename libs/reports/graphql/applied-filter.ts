import { Field, ID, Int, ObjectType } from '@nestjs/graphql'
import { UnitEnum, type Unit } from '#charter'
import { DateTime } from '#graphql'
import {
  CircleKindEnum,
  HandoffStateEnum,
  PromiseStateEnum,
  type CircleKind,
  type HandoffFilter,
  type HandoffState,
  type JourneyFilter,
  type PromiseFilter,
  type PromiseState,
} from '#journeys'

const absent = (description: string) => ({ nullable: true, description })

@ObjectType('AppliedHopFilter', { description: 'A `HopFilter` that a figure has applied.' })
export class AppliedHopFilterObject {
  @Field(() => String, { description: 'The holder before; empty for nobody.' })
  from!: string

  @Field(() => String, { description: 'The holder after; empty for nobody.' })
  to!: string
}

@ObjectType('AppliedPathFilter', { description: 'A `PathFilter` that a figure has applied.' })
export class AppliedPathFilterObject {
  @Field(() => UnitEnum, { description: 'In what holders are compared.' })
  unit!: Unit

  @Field(() => Boolean, { description: 'Whether touchpoints that name nobody count as a holder’s.' })
  countNobody!: boolean

  @Field(() => Int, absent('It has so many hops, no more and no less.'))
  hops?: number

  @Field(() => Int, absent('It has so many hops or more.'))
  minHops?: number

  @Field(() => Int, absent('It has so many distinct holders or more.'))
  minStations?: number

  @Field(() => Boolean, absent('Whether a hop led back to the holder before last.'))
  bounced?: boolean

  @Field(() => Boolean, absent('Whether it did so before the first resolution.'))
  bouncedBeforeResolution?: boolean

  @Field(() => Boolean, absent('Whether a holder reappears after another.'))
  returned?: boolean

  @Field(() => AppliedHopFilterObject, absent('It has such a hop.'))
  hop?: AppliedHopFilterObject

  @Field(() => [String], absent('Two holders between whom a bounce was made, in either direction.'))
  loop?: [string, string]

  @Field(() => String, absent('A bounce was made to or from this holder.'))
  bouncedHolder?: string

  @Field(() => String, absent('This holder had it at some time.'))
  station?: string
}

@ObjectType('AppliedJourneyCircleFilter', { description: 'A `JourneyCircleFilter` that a figure has applied.' })
export class AppliedCircleFilterObject {
  @Field(() => CircleKindEnum, absent('Which circle.'))
  kind?: CircleKind
}

@ObjectType('AppliedHandoffFilter', { description: 'A `HandoffFilter` that a figure has applied.' })
export class AppliedHandoffFilterObject implements HandoffFilter {
  @Field(() => [HandoffStateEnum], absent('It stands in one of these ways.'))
  state?: HandoffState[]

  @Field(() => Boolean, absent('Whether what is known came with it.'))
  briefed?: boolean

  @Field(() => DateTime, absent('Nobody has taken it up or declined it, and that was due before this instant.'))
  overdueAt?: string
}

@ObjectType('AppliedPromiseFilter', { description: 'A `PromiseFilter` that a figure has applied.' })
export class AppliedPromiseFilterObject implements PromiseFilter {
  @Field(() => [PromiseStateEnum], absent('It stands in one of these ways.'))
  state?: PromiseState[]

  @Field(() => DateTime, absent('It was due before this instant, and was still open when it was due.'))
  brokenAt?: string
}

@ObjectType('AppliedJourneyFilter', {
  description:
    'A filter that a figure has applied. Its fields are those of `JourneyFilter`: hand it to `journeys` as it is.',
})
export class AppliedJourneyFilterObject implements JourneyFilter {
  @Field(() => DateTime, absent('As it stood at this instant.'))
  asOf?: string

  @Field(() => DateTime, absent('By what had been recorded up to this instant.'))
  knownAt?: string

  @Field(() => ID, absent('Of this client.'))
  clientId?: string

  @Field(() => String, absent('It is about this topic.'))
  topic?: string

  @Field(() => String, absent('One of its touchpoints came over this channel.'))
  channel?: string

  @Field(() => String, absent('It is about this product.'))
  product?: string

  @Field(() => String, absent('It has this label.'))
  label?: string

  @Field(() => AppliedCircleFilterObject, absent('It is or was in such a circle.'))
  circle?: AppliedCircleFilterObject

  @Field(() => DateTime, absent('Its first touchpoint happened then or later.'))
  openedFrom?: string

  @Field(() => DateTime, absent('Its first touchpoint happened before.'))
  openedTo?: string

  @Field(() => DateTime, absent('Its last touchpoint happened then or later.'))
  touchedFrom?: string

  @Field(() => DateTime, absent('Its first touchpoint happened before.'))
  touchedTo?: string

  @Field(() => Boolean, absent('Whether it was never resolved.'))
  neverResolved?: boolean

  @Field(() => Boolean, absent('Whether it was ever reopened.'))
  reopened?: boolean

  @Field(() => Boolean, absent('Whether the client’s first ask was answered.'))
  answered?: boolean

  @Field(() => String, absent('A touchpoint names this role.'))
  reached?: string

  @Field(() => String, absent('No touchpoint names this role.'))
  notReached?: string

  @Field(() => AppliedPathFilterObject, absent('Its path is like this.'))
  path?: AppliedPathFilterObject

  @Field(() => AppliedHandoffFilterObject, absent('It has such a handoff.'))
  handoff?: AppliedHandoffFilterObject

  @Field(() => AppliedPromiseFilterObject, absent('The client was promised something in it, like this.'))
  promise?: AppliedPromiseFilterObject
}
