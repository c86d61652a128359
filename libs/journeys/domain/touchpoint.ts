import { z } from 'zod'
import { instant, personal, plainText, word } from '#event-sourcing'

export { instant }

/** From the client, to the client, or among ourselves. */
export const directions = ['inbound', 'outbound', 'internal'] as const
export type Direction = (typeof directions)[number]

/** What the one who speaks wants with a touchpoint. */
export const intents = [
  'ask',
  'answer',
  'deflect',
  'decline',
  'inform',
  'offer',
  'promise',
  'thank',
  'confirm',
  'other',
] as const
export type Intent = (typeof intents)[number]

/** What a touchpoint does to its journey. */
export const effects = ['resolves', 'reopens', 'waits', 'abandons'] as const
export type Effect = (typeof effects)[number]

/** The longest text that a touchpoint may carry, in characters. */
export const MAX_TEXT = 100_000

/** What a member says at length. */
export const wording = plainText.trim().min(1).max(MAX_TEXT)

/** Where a touchpoint came from: the tool, and the tool's own ids. */
export const source = z.object({
  /** The tool, e.g. `zendesk`. */
  system: word,
  /** The tool's id of this touchpoint; the same id again is the same touchpoint. */
  id: word.optional(),
  /** The id of the ticket, mail thread or deal. */
  thread: word.optional(),
  url: z.url().max(2000).optional(),
})
export type Source = z.infer<typeof source>

/** One contact about a client, as whoever saw it tells it. */
export const touchpoint = z.object({
  /** When it happened. */
  occurredAt: instant,
  /** The source's order number, for touchpoints of the same instant. */
  order: z.int().min(0).optional(),
  /** Who of ours, in the charter's words. */
  role: word.optional(),
  team: word.optional(),
  member: personal(word.optional()),
  /** The member's name identifies nobody: a system user, or a name unique only within a team. */
  impersonal: z.literal(true).optional(),
  /** The role of ours that one of ours addressed it to: it is informed, and briefed. */
  to: word.optional(),
  contact: personal(word.optional()),
  channel: word.optional(),
  direction: z.enum(directions).optional(),
  intent: z.enum(intents).optional(),
  effect: z.enum(effects).optional(),
  topic: word.optional(),
  product: word.optional(),
  text: personal(plainText.max(MAX_TEXT).optional()),
  /** By a person whom the holder invited: on the timeline, moves nothing. */
  assisting: z.literal(true).optional(),
  /** The client tells the story again. */
  repeats: z.literal(true).optional(),
  source: source.optional(),
})
/** A touchpoint before it is stitched into a journey; instants as text. */
export type Touchpoint = z.infer<typeof touchpoint>
