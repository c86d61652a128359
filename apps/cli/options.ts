import { InvalidArgumentError, Option } from 'commander'
import { DateTime } from 'luxon'
import { CliError } from './failure.js'

/** A whole number within bounds. */
export const wholeNumber =
  (least: number, most: number) =>
  (text: string): number => {
    const number = Number(text)
    if (Number.isSafeInteger(number) && number >= least && number <= most) return number
    throw new InvalidArgumentError(`Write a whole number from ${least} to ${most}.`)
  }

/** An instant: a date, at midnight in UTC, or a date and time with its zone; as ISO 8601 in UTC. */
export function instant(text: string): string {
  const parsed = /^\d{4}-\d\d-\d\d(T.+(Z|[+-]\d\d:?\d\d))?$/.test(text)
    ? DateTime.fromISO(text, { zone: 'utc' }).toISO()
    : null
  if (parsed !== null) return parsed
  throw new InvalidArgumentError('Write a date as 2026-03-01, or an instant as 2026-03-01T09:00:00Z.')
}

/** From where a command looks at the past, as its options say it. */
export interface LookOptions {
  readonly asOf?: string
  readonly knownAt?: string
}

/** The options of a command that can look at the past. */
export const lookOptions = {
  asOf: new Option('--as-of <instant>', 'as it stood then: without what happened later').argParser(instant),
  knownAt: new Option('--known-at <instant>', 'by what had been recorded by then').argParser(instant),
}

/** The same without what is not given. */
export const lookOf = ({ asOf, knownAt }: LookOptions): LookOptions => ({
  ...(asOf !== undefined && { asOf }),
  ...(knownAt !== undefined && { knownAt }),
})

/** Words divided by commas, or the option given several times. */
export const words = (text: string, before: readonly string[] = []): string[] => [
  ...before,
  ...text.split(',').flatMap((word) => word.trim() || []),
]

/** A JSON object. */
export function jsonObject(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>
  } catch {
    // Told below.
  }
  throw new InvalidArgumentError('Write a JSON object, e.g. {"path":{"minHops":2}}.')
}

/** Examples below a command's help. */
export const examples = (...lines: readonly string[]): string =>
  `\nExamples:\n${lines.map((line) => `  $ ${line}`).join('\n')}`

/** Refuses a circle that there is not. */
export async function refuseUnknownCircles(kinds: readonly string[]): Promise<void> {
  const { circleKinds } = await import('#journeys')
  const unknown = kinds.find((kind) => circleKinds.every((known) => known !== kind))
  if (unknown !== undefined)
    throw new CliError('USAGE', `There is no circle "${unknown}" that is judged; there are: ${circleKinds.join(', ')}.`)
}
