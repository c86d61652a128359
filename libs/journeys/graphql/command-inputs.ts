import { Field, ID, InputType } from '@nestjs/graphql'
import { CommandInput } from '#graphql'
import type { Priority } from '../domain/events.js'
import { RefInput } from './args.js'
import { PriorityEnum } from './enums.js'
import { StitchedTouchpointInput, TouchpointInput } from './touchpoint-input.js'

const client = { description: 'The id of the client.' }
const journey = { description: 'The id of the journey.' }

@InputType('ClientAddressInput', { description: 'A client: by `id`, or by `ref`.' })
export class ClientAddressInput {
  @Field(() => ID, { nullable: true, description: 'The id of the client.' })
  id?: string

  @Field(() => RefInput, {
    nullable: true,
    description: 'The id in another tool. A client that is not known yet is registered.',
  })
  ref?: RefInput

  @Field(() => String, { nullable: true, description: 'The name under which a client unknown so far is registered.' })
  name?: string
}

@InputType({ description: 'A client to be made known.' })
export class RegisterClientInput extends CommandInput {
  @Field(() => String, { description: 'The name of the client.' })
  name!: string

  @Field(() => String, {
    nullable: true,
    description:
      'Begins the keys of the client’s journeys: capital letters and digits. Made from the name where it is missing.',
  })
  code?: string

  @Field(() => [RefInput], { nullable: true, description: 'The ids by which other tools know the client.' })
  refs?: RefInput[]
}

@InputType({ description: 'An id by which another tool knows a client.' })
export class LinkClientRefInput extends CommandInput {
  @Field(() => ID, client)
  clientId!: string

  @Field(() => RefInput, { description: 'The tool and the id there.' })
  ref!: RefInput
}

@InputType({ description: 'A touchpoint to be recorded.' })
export class RecordTouchpointInput extends CommandInput {
  @Field(() => ClientAddressInput, { description: 'Whom it is about.' })
  client!: ClientAddressInput

  @Field(() => ID, {
    nullable: true,
    description: 'The journey that it belongs to; without it Virgil finds the journey, or opens one.',
  })
  journeyId?: string

  @Field(() => TouchpointInput, { description: 'What happened.' })
  touchpoint!: TouchpointInput
}

@InputType({ description: 'Touchpoints of one client, to be recorded in one write: all of them, or none.' })
export class RecordTouchpointsInput extends CommandInput {
  @Field(() => ClientAddressInput, { description: 'Whom they are about.' })
  client!: ClientAddressInput

  @Field(() => [StitchedTouchpointInput], { description: 'What happened, 1 to 10,000 touchpoints.' })
  touchpoints!: StitchedTouchpointInput[]
}

@InputType({ description: 'A journey to be resolved.' })
export class ResolveJourneyInput extends CommandInput {
  @Field(() => ID, client)
  clientId!: string

  @Field(() => ID, journey)
  journeyId!: string
}

@InputType({ description: 'A journey to be reopened.' })
export class ReopenJourneyInput extends CommandInput {
  @Field(() => ID, client)
  clientId!: string

  @Field(() => ID, journey)
  journeyId!: string
}

@InputType({ description: 'What is to be said of a journey: only the fields that are there change.' })
export class ChangeJourneyInput extends CommandInput {
  @Field(() => ID, client)
  clientId!: string

  @Field(() => ID, journey)
  journeyId!: string

  @Field(() => String, { nullable: true, description: 'The title.' })
  title?: string

  @Field(() => String, { nullable: true, description: 'What it is about.' })
  topic?: string

  @Field(() => PriorityEnum, { nullable: true, description: 'How urgent it is.' })
  priority?: Priority

  @Field(() => [String], { nullable: true, description: 'All its labels.' })
  labels?: string[]
}

@InputType({ description: 'A touchpoint to be put into another journey of its client.' })
export class MoveTouchpointInput extends CommandInput {
  @Field(() => ID, client)
  clientId!: string

  @Field(() => ID, { description: 'The id of the touchpoint.' })
  touchpointId!: string

  @Field(() => ID, { description: 'The id of the journey where it belongs.' })
  toJourneyId!: string
}

@InputType({ description: 'Two journeys of a client that are one need.' })
export class MergeJourneysInput extends CommandInput {
  @Field(() => ID, client)
  clientId!: string

  @Field(() => ID, { description: 'The id of the journey that is no more afterwards.' })
  fromJourneyId!: string

  @Field(() => ID, { description: 'The id of the journey that goes on with the touchpoints of both.' })
  intoJourneyId!: string
}

/** The address as commands know it; what names a client twice, or not at all, they refuse. */
export const addressIn = (address: ClientAddressInput) => address as { id: string } | { ref: RefInput; name?: string }
