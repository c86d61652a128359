import { dateOf } from './time.js'

/** A version of the charter as far as its time goes. */
interface Reigning {
  readonly version: number
  readonly effectiveFrom: number
  readonly withdrawnAt?: number | undefined
}

/** From when to when a version of the charter is in force; the next one ends it. */
export function reignInWords(charter: Reigning, next: Reigning | undefined, now: number, zone: string): string {
  if (charter.withdrawnAt !== undefined) return `withdrawn on ${dateOf(charter.withdrawnAt, zone)}, never in force`
  const begin = charter.version === 1 ? 'the beginning' : dateOf(charter.effectiveFrom, zone)
  if (next) return `in force from ${begin} to ${dateOf(next.effectiveFrom, zone)}`
  if (charter.version === 1) return `in force from ${begin}`
  return charter.effectiveFrom > now ? `in force from ${begin} on` : `in force since ${begin}`
}
