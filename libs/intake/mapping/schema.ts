import { z } from 'zod'
import { effects } from '#journeys/rules'
import { formats } from '../readers/row.js'
import { condition, conditions, field, memberField, system, timeField, timeFormat, values } from './field.js'

/*
 * A mapping says how the rows of a file become touchpoints. Its keys are those of a touchpoint; behind each stands where the value comes from.
 *
 *   name: helpdesk
 *   format: csv
 *   missing: ['?', '-']                    # these mean: nothing
 *   time: { format: dd/MM/yyyy HH:mm, zone: Asia/Baku }
 *   keep: { kind: { not: [note] } }        # rows that are taken in at all
 *
 *   client: { system: crm, id: customer no, name: customer }
 *   source: { system: helpdesk, thread: ticket, id: { join: [ticket, step], with: '#' } }
 *   occurredAt: changed at
 *   role:                                  # a column, with a table of values …
 *     column: level
 *     values: { first line: support, sales: account }
 *     otherwise: product
 *   team: group                            # … or simply a column
 *   member: { column: owner, impersonal: [robot, mailer] }
 *   channel: { value: mail }               # … or the same in every row
 *   effect:                                # rules, the first that fits; or a field like the others
 *     - resolves: { status: [done, closed] }
 *     - waits: { status: pending, reason: { matches: ^customer } }
 *
 * A bare text is a column's name, only behind `system` it is the tool's name itself. Everything in a mapping is text: `007` stays `007`.
 */

const effectRule = z
  .strictObject({
    resolves: conditions.optional().describe('rows where these columns hold these values resolve the journey'),
    reopens: conditions.optional().describe('… reopen it, if it is resolved'),
    waits: conditions.optional().describe('… wait for the client, and reopen it, if it is resolved'),
    abandons: conditions.optional().describe('… abandon it'),
  })
  .refine((rule) => effects.filter((effect) => rule[effect]).length === 1, {
    error: `write exactly one of ${effects.join(', ')}`,
  })
export type EffectRule = z.infer<typeof effectRule>

const effectRules = z.array(effectRule).min(1)

/** The keys of a mapping, as a person writes them in YAML. */
export const mapping = z.strictObject({
  name: z.string().optional().describe('how the mapping is called'),
  description: z.string().optional().describe('what it is for, in a sentence'),
  format: z.enum(formats).optional().describe('what the file is, where its name does not say so'),
  delimiter: z
    .string()
    .length(1)
    .optional()
    .describe('what stands between the values of a CSV; read off its first line if it is not given'),
  encoding: z.string().optional().describe('the encoding of a file that is not UTF-8, as in `windows-1251`'),
  missing: values.optional().describe('values that mean in every column: missing; an empty one always does'),
  time: z.strictObject(timeFormat).optional().describe('how times are written'),
  keep: z
    .record(z.string(), condition)
    .optional()
    .describe('the rows to take in: all these columns hold these values; the others are passed over'),

  client: z
    .strictObject({
      system: system.describe("the tool that the client's id belongs to"),
      id: field.describe("the client's id there"),
      name: field.optional().describe("the client's name"),
    })
    .describe('whom the touchpoint is about; mandatory'),
  source: z
    .strictObject({
      system: system.describe('the tool that the rows come from'),
      id: field
        .optional()
        .describe(
          "the tool's id of this touchpoint: the same id again is the same touchpoint. Without it the whole row is its id, and rows alike are counted through",
        ),
      thread: field.optional().describe('the id of the ticket, mail thread or deal: one thread, one journey'),
      url: field.optional().describe('where the touchpoint can be looked at in its tool'),
    })
    .describe('where the touchpoint comes from; mandatory'),
  occurredAt: timeField.describe('when it happened; mandatory'),
  order: field
    .optional()
    .describe(
      'the order of touchpoints of the same instant, a whole number; where it is missing the order in the file',
    ),
  role: field.optional().describe("who of ours: the role, in the charter's words"),
  team: field.optional().describe('who of ours: the team'),
  member: memberField.optional().describe('who of ours: the person'),
  to: field.optional().describe('the role of ours that one of ours addressed it to: it is informed'),
  contact: field.optional().describe("the client's person"),
  channel: field.optional().describe('mail, phone, chat, …'),
  direction: field.optional().describe('inbound (from the client), outbound (to the client), internal'),
  intent: field.optional().describe('ask, answer, deflect, decline, inform, offer, promise, thank, confirm, other'),
  effect: z
    .union([effectRules, field])
    .optional()
    .describe(
      'what the touchpoint does to its journey: a list of rules, the first that fits; or a field with resolves, reopens, waits, abandons',
    ),
  topic: field.optional().describe("what it is about, in the charter's words"),
  product: field.optional().describe('the product in question'),
  text: field.optional().describe('what was said'),
  assisting: field.optional().describe('true where the holder had invited the person'),
  repeats: field.optional().describe('true where the client had to tell the story again'),
})
/** A mapping that has passed its schema. */
export type Mapping = z.infer<typeof mapping>
