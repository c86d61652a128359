import { Field, ID, InputType, Int } from '@nestjs/graphql'
import { DateTime } from '#graphql'
import type { Direction, Effect, Intent } from '../domain/touchpoint.js'
import { DirectionEnum, EffectEnum, IntentEnum } from './enums.js'

const optional = (description: string) => ({ nullable: true, description })

@InputType('SourceInput', { description: 'Where a touchpoint came from, with the tool’s own ids.' })
export class SourceInput {
  @Field(() => String, { description: 'The tool, e.g. `zendesk`.' })
  system!: string

  @Field(() => String, optional('The tool’s id of this touchpoint: the same id again is the same touchpoint.'))
  id?: string

  @Field(() => String, optional('The id of the ticket, mail thread or deal.'))
  thread?: string

  @Field(() => String, optional('Where to read it in the tool.'))
  url?: string
}

@InputType('TouchpointInput', { description: 'One contact about a client, as whoever saw it tells it.' })
export class TouchpointInput {
  @Field(() => DateTime, { description: 'When it happened.' })
  occurredAt!: string

  @Field(() => Int, optional('The source’s order number, for touchpoints of the same instant.'))
  order?: number

  @Field(() => String, optional('The role of ours, by name or alias.'))
  role?: string

  @Field(() => String, optional('The team of ours.'))
  team?: string

  @Field(() => String, optional('The person of ours.'))
  member?: string

  @Field(
    () => Boolean,
    optional('The member’s name identifies nobody: a system user, or a name unique only within a team.'),
  )
  impersonal?: boolean

  @Field(() => String, optional('The role of ours that one of ours addressed it to, by name or alias: it is informed.'))
  to?: string

  @Field(() => String, optional('The person at the client.'))
  contact?: string

  @Field(() => String, optional('The channel, e.g. `mail`.'))
  channel?: string

  @Field(() => DirectionEnum, optional('Which way it goes.'))
  direction?: Direction

  @Field(() => IntentEnum, optional('What the one who speaks wants. Without it inbound is an ask, outbound an answer.'))
  intent?: Intent

  @Field(() => EffectEnum, optional('What it does to its journey.'))
  effect?: Effect

  @Field(() => String, optional('What it is about.'))
  topic?: string

  @Field(() => String, optional('The product it is about.'))
  product?: string

  @Field(() => String, optional('What was said or written, up to 100,000 characters.'))
  text?: string

  @Field(() => Boolean, optional('By a person whom the holder invited: it moves nothing.'))
  assisting?: boolean

  @Field(() => Boolean, optional('The client tells the story again.'))
  repeats?: boolean

  @Field(() => SourceInput, optional('Where it came from.'))
  source?: SourceInput
}

@InputType('StitchedTouchpointInput', { description: 'A touchpoint, with its journey where the sender knows it.' })
export class StitchedTouchpointInput extends TouchpointInput {
  @Field(() => ID, optional('The journey that it belongs to, where the sender knows it.'))
  journeyId?: string
}

/** A flag that is false is not there. */
export const touchpointIn = <T extends TouchpointInput>({ impersonal, assisting, repeats, ...rest }: T) => ({
  ...rest,
  ...(impersonal && { impersonal: true as const }),
  ...(assisting && { assisting: true as const }),
  ...(repeats && { repeats: true as const }),
})
