import { FixedOffsetZone, IANAZone } from 'luxon'
import { z } from 'zod'

/** A name, a value or a pattern. YAML's numbers and booleans count as what was written. */
const text = z.preprocess(
  (value) => (typeof value === 'number' || typeof value === 'boolean' ? String(value) : value),
  z.string(),
)
const name = z.preprocess((value) => (typeof value === 'number' ? String(value) : value), z.string().trim().min(1))
const list = <T extends z.ZodType>(item: T) =>
  z.preprocess((value) => (value === undefined || Array.isArray(value) ? value : [value]), z.array(item).min(1))

/** `true` or `false`, written as YAML or as a word. */
const flag = z.preprocess((value) => (value === 'true' ? true : value === 'false' ? false : value), z.boolean())

/** A regular expression; found anywhere in the value unless it is anchored. */
export const pattern = z
  .string()
  .min(1)
  .refine(isPattern, { error: 'write a regular expression that can be read, as in "^Wait"' })

export const values = list(text)

/** How an instant is written. */
export const timeFormat = {
  format: z
    .string()
    .min(1)
    .optional()
    .describe(
      '`iso` (the default), `seconds` or `milliseconds` since 1970, or a Luxon format such as `dd.MM.yyyy HH:mm`',
    ),
  zone: z
    .string()
    .refine(isZone, { error: 'write a time zone as in "Asia/Baku" or "UTC+4"' })
    .optional()
    .describe('the zone of times that name none themselves; UTC if it is not given'),
}

const shape = {
  column: name.optional().describe('the column that the value stands in'),
  join: z
    .array(name)
    .min(1)
    .optional()
    .describe('several columns, joined; empty ones keep their place, all empty is missing'),
  with: z.string().optional().describe('what stands between joined columns; a space if it is not given'),
  value: text.optional().describe('the same value in every row'),
  optional: flag.optional().describe('the file may lack the column; then the value is missing in every row'),
  missing: values.optional().describe('further values that mean: missing'),
  values: z
    .record(z.string(), text)
    .optional()
    .describe("what a column's value is called here; an empty text leaves the value out"),
  match: z
    .array(
      z.strictObject({
        pattern,
        is: text.describe('the value where the pattern is found; an empty text leaves the value out'),
      }),
    )
    .optional()
    .describe('patterns, tried in order where `values` has no entry; the first that is found gives the value'),
  otherwise: text
    .optional()
    .describe("the value where neither `values` nor `match` has one; without it the column's value stays as it is"),
  default: text.optional().describe('the value where the column is empty or missing'),
}

const oneOrigin = (field: {
  column?: string | undefined
  join?: string[] | undefined
  value?: string | undefined
}): boolean => [field.column, field.join, field.value].filter((each) => each !== undefined).length === 1
const needsOrigin = { error: 'write exactly one of column, join or value' }

/** A bare text is a column. */
const spelledOut = (value: unknown): unknown =>
  typeof value === 'string' || typeof value === 'number' ? { column: String(value) } : value

/** Where a value comes from: a column's name, or an object that says more. */
export const field = z.preprocess(spelledOut, z.strictObject(shape).refine(oneOrigin, needsOrigin))
export type Field = z.infer<typeof field>

/** Like `field`, but a bare text is the value itself: the name of a tool. */
export const system = z.preprocess(
  (value) => (typeof value === 'string' ? { value } : value),
  z.strictObject(shape).refine(oneOrigin, needsOrigin),
)

/** A field that holds an instant. */
export const timeField = z.preprocess(
  spelledOut,
  z.strictObject({ ...shape, ...timeFormat }).refine(oneOrigin, needsOrigin),
)
export type TimeField = z.infer<typeof timeField>

/** A field that holds the name of one of ours. */
export const memberField = z.preprocess(
  spelledOut,
  z
    .strictObject({
      ...shape,
      impersonal: z
        .union([z.literal('always'), z.literal('never'), values, field], {
          error: 'write always, never, a list of names, or a field',
        })
        .optional()
        .describe(
          'whether the name identifies nobody (a system, a name unique only within a team): always, never (the default), for these names, or where this field is true',
        ),
    })
    .refine(oneOrigin, needsOrigin),
)

/** What a column must hold: a value, one of several, or more. */
export const condition = z.preprocess(
  (value) => (Array.isArray(value) || typeof value !== 'object' ? { in: value } : value),
  z
    .strictObject({
      in: values.optional().describe('one of these values; an empty text stands for an empty column'),
      not: values.optional().describe('none of these values'),
      matches: pattern.optional().describe('a pattern that is found in the value'),
    })
    .refine((each) => each.in ?? each.not ?? each.matches, {
      error: 'write a value, a list of values, or one of in, not and matches',
    }),
)
export type Condition = z.infer<typeof condition>

/** Columns and what they must hold, all of them. */
export const conditions = z
  .record(z.string(), condition)
  .refine((each) => Object.keys(each).length > 0, { error: 'name a column at least' })
export type Conditions = z.infer<typeof conditions>

function isPattern(source: string): boolean {
  try {
    return new RegExp(source, 'u').test('') || true
  } catch {
    return false
  }
}

function isZone(zone: string): boolean {
  return IANAZone.isValidZone(zone) || FixedOffsetZone.parseSpecifier(zone) !== null
}
