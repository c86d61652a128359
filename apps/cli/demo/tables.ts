import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import { directions, effects, intents } from '#journeys'

/** The languages that the made-up clients write in. */
export const languages = ['en', 'ru', 'ro', 'az'] as const
export type Language = (typeof languages)[number]

const texts = z.array(z.string()).min(1)
const hours = z.tuple([z.number(), z.number()])

const member = z.strictObject({
  member: z.string(),
  team: z.string(),
  roles: texts,
  /** A member who is there on occasion only, named by a step. */
  covers: z.string().optional(),
  /** First and last day. */
  absent: z.array(z.strictObject({ from: z.iso.date(), to: z.iso.date(), reason: z.string() })).default([]),
})
export type Member = z.infer<typeof member>

const toolsOfRole = z.strictObject({ channels: texts, tools: z.record(z.string(), z.string()) })

const line = z.strictObject({
  direction: z.enum(directions),
  intent: z.enum(intents),
  repeats: z.literal(true).optional(),
  /** Working hours after the step before: from and to. */
  after: hours,
  en: texts.optional(),
  ru: texts.optional(),
  ro: texts.optional(),
  az: texts.optional(),
})
export type Line = z.infer<typeof line>

const story = z.strictObject({ subject: z.string(), ask: z.string(), answer: z.string() })
export type Story = z.infer<typeof story>

const wordedDeed = z.strictObject({ after: hours, texts: texts.optional() })

const seat = z.enum(['owner', 'first', 'second', 'third'])
export type Seat = z.infer<typeof seat>

const touch = z.strictObject({
  at: seat,
  line: z.string(),
  after: hours.optional(),
  effect: z.enum(effects).optional(),
  member: z.string().optional(),
  assisting: z.literal(true).optional(),
  /** In a new thread of the tool. */
  afresh: z.literal(true).optional(),
  topicless: z.literal(true).optional(),
})
/** One touchpoint of a shape. */
export type Touch = z.infer<typeof touch>

const deed = { at: seat, after: hours.optional() }
/** To whom: who should have it, or should know of it. */
const handed = { ...deed, to: seat, briefed: z.literal(true).optional() }
const act = z.discriminatedUnion('does', [
  z.strictObject({ does: z.literal('offer'), ...handed, consented: z.literal(true).optional() }),
  z.strictObject({ does: z.literal('inform'), ...handed }),
  z.strictObject({ does: z.literal('accept'), ...deed }),
  /** `to` is who should have it instead. */
  z.strictObject({ does: z.literal('decline'), ...deed, to: seat }),
  /** `due` are the working hours that the promise gives itself: from and to. */
  z.strictObject({ does: z.literal('promise'), ...deed, due: hours }),
  z.strictObject({ does: z.literal('keep'), ...deed }),
  z.strictObject({ does: z.literal('withdraw'), ...deed }),
  /** Who is at work has authored what `presents` presents. */
  z.strictObject({ does: z.literal('stage'), ...deed, stage: z.string(), presents: seat.optional() }),
])
/** One thing that a member does in Virgil itself. */
export type Act = z.infer<typeof act>

const step = z.union([touch, act])
export type Step = z.infer<typeof step>

const shape = z.strictObject({
  name: z.string(),
  weight: z.number(),
  topics: texts.optional(),
  seats: z.partialRecord(seat, z.string()).default({}),
  /** At night; or in the last weeks, where the journey has not come to an end. */
  starts: z.enum(['night', 'lately']).optional(),
  steps: z.array(z.union([step, z.strictObject({ times: z.tuple([z.int(), z.int()]), steps: z.array(step).min(1) })])),
})
/** A way that a journey goes. */
export type Shape = z.infer<typeof shape>

const byTopic = <T extends z.ZodType>(of: T) => z.record(z.string(), of)

/** The tables of the demo: who there is, what is said, and how journeys go. */
export const tables = {
  members: table('members', z.array(member)),
  channels: table('channels', z.record(z.string(), z.number())),
  tools: table('tools', z.record(z.string(), toolsOfRole)),
  clients: table('clients', z.record(z.enum(languages), texts)),
  contacts: table('contacts', texts),
  lines: table('lines', z.record(z.string(), line)),
  deeds: table('deeds', z.record(z.string(), wordedDeed)),
  shapes: [...table('shapes', z.array(shape)), ...table('shapes-in-virgil', z.array(shape))],
  stories: table('stories', byTopic(z.array(story).min(1))),
  storiesAbroad: table('stories-abroad', z.record(z.enum(['ru', 'ro', 'az']), byTopic(story))),
}

function table<Schema extends z.ZodType>(name: string, schema: Schema): z.output<Schema> {
  return schema.parse(parse(readFileSync(new URL(`tables/${name}.yaml`, import.meta.url), 'utf8')))
}

/** What a table has under a name; a name that is missing is a mistake in the tables. */
export function entry<T>(from: Readonly<Record<string, T>>, name: string): T {
  const found = from[name]
  if (found === undefined) throw new RangeError(`The tables of the demo have no "${name}".`)
  return found
}
