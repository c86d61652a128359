import type { Effect, Touchpoint } from '#journeys'
import { directions, effects, intents } from '#journeys/rules'
import type { Row } from '../readers/row.js'
import type { Field } from './field.js'
import {
  faultColumn,
  holds,
  mandatory,
  MAX_TEXT,
  oneOf,
  reader,
  truth,
  word,
  type FieldContext,
  type Read,
} from './read-field.js'
import { rowIds } from './row-id.js'
import { quoted, RowRefused } from './row-refused.js'
import type { Mapping } from './schema.js'
import { timeReader } from './time.js'

/** Compiles what a mapping says of the touchpoint itself. The function throws `RowRefused` where a value cannot be used. */
export function touchpointReader(
  mapping: Mapping,
  columns: readonly string[],
  context: FieldContext,
  now: number,
): (row: Row) => Touchpoint {
  const words = (['role', 'team', 'member', 'to', 'contact', 'channel', 'topic', 'product'] as const).flatMap((key) => {
    const field = mapping[key]
    return field ? [[key, word(field, context)] as const] : []
  })
  const occurredAt = timeOf(mapping, context, now)
  const order = mapping.order && wholeNumber(mapping.order, context)
  const source = sourceReader(mapping, columns, context)
  const impersonal = impersonalReader(mapping, context)
  const direction = mapping.direction && oneOf(directions, mapping.direction, context)
  const intent = mapping.intent && oneOf(intents, mapping.intent, context)
  const effect = effectReader(mapping, context)
  const text = mapping.text && textReader(mapping.text, context)
  const assisting = mapping.assisting && truth(mapping.assisting, context)
  const repeats = mapping.repeats && truth(mapping.repeats, context)
  return (row) => {
    const touchpoint: Touchpoint = { occurredAt: occurredAt(row), order: order?.(row) ?? row.number }
    for (const [key, read] of words) set(touchpoint, key, read(row))
    if (touchpoint.member !== undefined && impersonal(row, touchpoint.member)) touchpoint.impersonal = true
    set(touchpoint, 'direction', direction?.(row))
    set(touchpoint, 'intent', intent?.(row))
    set(touchpoint, 'effect', effect?.(row))
    set(touchpoint, 'text', text?.(row))
    if (assisting?.(row)) touchpoint.assisting = true
    if (repeats?.(row)) touchpoint.repeats = true
    touchpoint.source = source(row)
    return touchpoint
  }
}

function set<Key extends keyof Touchpoint>(touchpoint: Touchpoint, key: Key, value: Touchpoint[Key] | undefined): void {
  if (value !== undefined) touchpoint[key] = value
}

function timeOf({ occurredAt, time }: Mapping, context: FieldContext, now: number): (row: Row) => string {
  const text = mandatory(occurredAt, 'time', context)
  const read = timeReader(occurredAt.format ?? time?.format, occurredAt.zone ?? time?.zone)
  const expected = occurredAt.format ?? time?.format ?? 'iso'
  const column = faultColumn(occurredAt)
  return (row) => {
    const written = text(row)
    const instant = read(written)
    if (instant === undefined)
      throw new RowRefused(
        'DATE_UNREADABLE',
        `${quoted(written)} is no time of the format ${quoted(expected)}.`,
        column,
      )
    const at = new Date(instant).toISOString()
    if (instant > now)
      throw new RowRefused('TIME_IN_FUTURE', `${quoted(written)} lies in the future, at ${at}.`, column)
    return at
  }
}

function wholeNumber(field: Field, context: FieldContext): (row: Row) => number | undefined {
  const read = reader(field, context)
  return (row) => {
    const value = read(row)
    if (value === undefined) return undefined
    const number = /^\d+$/.test(value) ? Number(value) : NaN
    if (!Number.isSafeInteger(number))
      throw new RowRefused('NUMBER_UNREADABLE', `${quoted(value)} is no whole number from 0.`, faultColumn(field))
    return number
  }
}

function sourceReader(
  { source }: Mapping,
  columns: readonly string[],
  context: FieldContext,
): (row: Row) => NonNullable<Touchpoint['source']> {
  const system = mandatory(source.system, "source's system", context)
  const given: Read = source.id ? word(source.id, context) : () => undefined
  const ownId = rowIds(columns)
  const thread = source.thread && word(source.thread, context)
  const url = source.url && urlReader(source.url, context)
  return (row) => {
    const of: NonNullable<Touchpoint['source']> = { system: system(row), id: given(row) ?? ownId(row) }
    const inThread = thread?.(row)
    const at = url?.(row)
    if (inThread !== undefined) of.thread = inThread
    if (at !== undefined) of.url = at
    return of
  }
}

function urlReader(field: Field, context: FieldContext): Read {
  const read = reader(field, context)
  return (row) => {
    const value = read(row)
    if (value === undefined || (value.length <= 2000 && URL.canParse(value))) return value
    throw new RowRefused('URL_UNREADABLE', `${quoted(value)} is no URL.`, faultColumn(field))
  }
}

function impersonalReader({ member }: Mapping, context: FieldContext): (row: Row, name: string) => boolean {
  const when = member?.impersonal ?? 'never'
  if (typeof when === 'string') return () => when === 'always'
  if (Array.isArray(when)) {
    const names = new Set(when)
    return (_, name) => names.has(name)
  }
  return truth(when, context)
}

function effectReader({ effect }: Mapping, context: FieldContext): ((row: Row) => Effect | undefined) | undefined {
  if (!Array.isArray(effect)) return effect && oneOf(effects, effect, context)
  const rules = effect.flatMap((rule) =>
    effects.flatMap((does) => (rule[does] ? [{ does, holds: holds(rule[does], context) }] : [])),
  )
  return (row) => rules.find((rule) => rule.holds(row))?.does
}

function textReader(field: Field, context: FieldContext): Read {
  const read = reader(field, context)
  return (row) => {
    const value = read(row)
    if (value !== undefined && value.length > MAX_TEXT)
      throw new RowRefused('VALUE_TOO_LONG', `the text is longer than ${MAX_TEXT} characters.`, faultColumn(field))
    return value
  }
}
