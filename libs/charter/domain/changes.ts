import type { CharterDefinition } from './definition.js'

/** One difference between two charters, in the charter's words. */
export interface CharterChange {
  /** What it is about: `role cs`, `route cs → account`, `threshold relapse`. */
  readonly thing: string
  /** Which of its fields changed; none where the thing itself came or went. */
  readonly field?: string
  /** As it was; nothing where the thing or the field is new. */
  readonly before?: string
  /** As it is; nothing where the thing or the field is gone. */
  readonly after?: string
}

/** What somebody sees who lays two charters side by side; the order of things does not count, but that of stages. */
export function changesBetween(before: CharterDefinition, after: CharterDefinition): readonly CharterChange[] {
  const [old, fresh] = [thingsIn(before), thingsIn(after)]
  return [...new Set([...old.keys(), ...fresh.keys()])].flatMap((thing): CharterChange[] => {
    const [was, is] = [old.get(thing), fresh.get(thing)]
    if (!was || !is) return [{ thing, ...(was && { before: inOneLine(was) }), ...(is && { after: inOneLine(is) }) }]
    return [...new Set([...Object.keys(was), ...Object.keys(is)])].flatMap((field): CharterChange[] => {
      const [one, other] = [was[field], is[field]]
      if (one === other) return []
      return [{ thing, field, ...(one !== undefined && { before: one }), ...(other !== undefined && { after: other }) }]
    })
  })
}

type Fields = Readonly<Record<string, string>>

function thingsIn(charter: CharterDefinition): ReadonlyMap<string, Fields> {
  const { name, unit, countNobody, stitchWithin, calendars, thresholds } = charter
  const things: [string, object][] = [
    ['charter', { name, unit, countNobody, stitchWithin, usualCalendar: calendars[0]?.name }],
    ...charter.roles.map(({ name, ...fields }): [string, object] => [`role ${name}`, fields]),
    ...charter.teams.map(({ name, ...fields }): [string, object] => [`team ${name}`, fields]),
    ...charter.covers.map(({ role, by }): [string, object] => [`cover of ${role} by ${by}`, {}]),
    ...charter.topics.flatMap(({ name, owner, stages }): [string, object][] => [
      [`topic ${name}`, { owner, stages: stages.map((stage) => stage.name).join(' → ') }],
      ...stages.map(({ name: stage, ...fields }): [string, object] => [`stage ${stage} of ${name}`, fields]),
    ]),
    ...charter.channels.map(({ name, ...fields }): [string, object] => [`channel ${name}`, fields]),
    ...charter.responseTimes.map(({ channel, priority, within }): [string, object] => [
      ['response time', channel && `over ${channel}`, priority && `at priority ${priority}`].filter(Boolean).join(' '),
      { within },
    ]),
    ...charter.routes.map(({ from, to, ...fields }): [string, object] => [`route ${from} → ${to}`, fields]),
    ...calendars.map(({ name, ...fields }): [string, object] => [`calendar ${name}`, fields]),
    ...Object.entries(thresholds).map(([circle, fields]): [string, object] => [`threshold ${spaced(circle)}`, fields]),
  ]
  return new Map(things.map(([thing, fields]) => [thing, inWords(fields)]))
}

/** The fields that say something, each as a text. */
const inWords = (fields: object): Fields =>
  Object.fromEntries(
    Object.entries(fields)
      .map(([field, value]): [string, string] => [spaced(field), textOf(value)])
      .filter(([, text]) => text !== ''),
  )

function textOf(value: unknown): string {
  if (value === undefined) return ''
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return Array.isArray(value) ? value.join(', ') : String(value)
}

const inOneLine = (fields: Fields): string =>
  Object.entries(fields)
    .filter(([, text]) => text !== 'no')
    .map(([field, text]) => `${field}: ${text}`)
    .join('; ')

/** `mayPromise` → `may promise` */
const spaced = (field: string): string => field.replace(/[A-Z]/g, (capital) => ` ${capital.toLowerCase()}`)
