import { Field, ID, InputType } from '@nestjs/graphql'
import { DateTime } from '#graphql'
import type { CircleKind } from '../domain/circles/circle.js'
import type { Status } from '../domain/standing.js'
import type { Direction, Effect, Intent } from '../domain/touchpoint.js'
import type { JourneyFilterInput } from '../queries/journey-filter.js'
import { CircleKindEnum, DirectionEnum, EffectEnum, IntentEnum, StatusEnum } from './enums.js'
import { HandoffFilterObject } from './handoff-filter.js'
import { PathFilterObject } from './path-filter.js'
import { PromiseFilterObject } from './promise-filter.js'

const optional = (description: string) => ({ nullable: true, description })

const asOf =
  'As all stood at this instant, which must have come: without what happened later. As it stands by default. Nobody can subscribe to the past.'
const knownAt =
  'By what had been recorded up to this instant, which must have come; by all that is recorded by default. Nobody can subscribe to the past.'

@InputType('ClientFilter', { description: 'Which clients.' })
export class ClientFilterObject {
  @Field(() => String, optional('Part of the name or the code, whatever the case.'))
  text?: string
}

@InputType('JourneyCircleFilter', { description: 'A circle that a journey is or was in.' })
export class JourneyCircleFilterObject {
  @Field(() => CircleKindEnum, optional('Which circle; any by default.'))
  kind?: CircleKind

  @Field(() => Boolean, optional('Whether the journey is in it now; now or ever by default.'))
  open?: boolean
}

@InputType('JourneyFilter', { description: 'Which journeys: all fields that are there must hold.' })
export class JourneyFilterObject implements JourneyFilterInput {
  @Field(() => DateTime, optional(asOf))
  asOf?: string

  @Field(() => DateTime, optional(knownAt))
  knownAt?: string

  @Field(() => ID, optional('Of this client.'))
  clientId?: string

  @Field(() => [ID], optional('Of one of these clients.'))
  clientIds?: string[]

  @Field(() => [StatusEnum], optional('It stands in one of these ways.'))
  status?: Status[]

  @Field(() => String, optional('It is about this topic.'))
  topic?: string

  @Field(() => Boolean, optional('Whether a topic is known.'))
  hasTopic?: boolean

  @Field(() => String, optional('One of its touchpoints came over this channel.'))
  channel?: string

  @Field(() => String, optional('It is about this product.'))
  product?: string

  @Field(() => String, optional('It has this label.'))
  label?: string

  @Field(() => String, optional('This role has it now.'))
  role?: string

  @Field(() => String, optional('This team has it now.'))
  team?: string

  @Field(() => String, optional('This person has it now.'))
  member?: string

  @Field(() => JourneyCircleFilterObject, optional('It is or was in such a circle.'))
  circle?: JourneyCircleFilterObject

  @Field(() => DateTime, optional('Its first touchpoint happened then or later.'))
  openedFrom?: string

  @Field(() => DateTime, optional('Its first touchpoint happened before.'))
  openedTo?: string

  @Field(
    () => DateTime,
    optional('The beginning of a period in which it lived: its last touchpoint happened then or later.'),
  )
  touchedFrom?: string

  @Field(() => DateTime, optional('The end of that period: its first touchpoint happened before.'))
  touchedTo?: string

  @Field(() => Boolean, optional('Whether it stands resolved.'))
  resolved?: boolean

  @Field(() => Boolean, optional('Whether it was never resolved.'))
  neverResolved?: boolean

  @Field(() => Boolean, optional('Whether it was ever reopened.'))
  reopened?: boolean

  @Field(() => Boolean, optional('Whether the client asked and was answered later.'))
  answered?: boolean

  @Field(() => String, optional('A touchpoint names this role; assisting ones are not counted.'))
  reached?: string

  @Field(() => String, optional('No touchpoint names this role; assisting ones are not counted.'))
  notReached?: string

  @Field(() => String, optional('Part of its key or title, or of the name or code of its client, whatever the case.'))
  text?: string

  @Field(() => PathFilterObject, optional('Its path is like this.'))
  path?: PathFilterObject

  @Field(() => HandoffFilterObject, optional('It has such a handoff.'))
  handoff?: HandoffFilterObject

  @Field(() => PromiseFilterObject, optional('The client was promised something in it, like this.'))
  promise?: PromiseFilterObject
}

@InputType('TimelineFilter', { description: 'Which entries of a timeline: all fields that are there must hold.' })
export class TimelineFilterObject {
  @Field(() => String, optional('Of this role of ours.'))
  role?: string

  @Field(() => String, optional('Of this team of ours.'))
  team?: string

  @Field(() => String, optional('Of this person of ours.'))
  member?: string

  @Field(() => String, optional('Over this channel.'))
  channel?: string

  @Field(() => String, optional('About this topic.'))
  topic?: string

  @Field(() => DirectionEnum, optional('In this direction.'))
  direction?: Direction

  @Field(() => IntentEnum, optional('With this intent.'))
  intent?: Intent

  @Field(() => EffectEnum, optional('With this effect.'))
  effect?: Effect

  @Field(() => DateTime, optional('Happened then or later.'))
  from?: string

  @Field(() => DateTime, optional('Happened before.'))
  to?: string
}

@InputType('CircleFilter', { description: 'Which circles: all fields that are there must hold.' })
export class CircleFilterObject {
  @Field(() => DateTime, optional(asOf))
  asOf?: string

  @Field(() => DateTime, optional(knownAt))
  knownAt?: string

  @Field(() => ID, optional('Of this client.'))
  clientId?: string

  @Field(() => ID, optional('Of this journey.'))
  journeyId?: string

  @Field(() => [CircleKindEnum], optional('One of these.'))
  kind?: CircleKind[]

  @Field(() => Boolean, optional('Whether the journey is in it now.'))
  open?: boolean

  @Field(() => Boolean, optional('Whether a member said that it is a legitimate loop.'))
  dismissed?: boolean

  @Field(() => DateTime, optional('First entered then or later.'))
  enteredFrom?: string

  @Field(() => DateTime, optional('First entered before.'))
  enteredTo?: string

  @Field(() => String, optional('The role that should have been there.'))
  missing?: string
}

@InputType('MergeProposalFilter', { description: 'Which merge proposals.' })
export class MergeProposalFilterObject {
  @Field(() => ID, optional('Of this client.'))
  clientId?: string
}
