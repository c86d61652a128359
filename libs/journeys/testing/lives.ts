import fc from 'fast-check'
import type { ClientCommand, IncomingTouchpoint } from '../domain/commands.js'
import { compareFacts, factOf } from '../domain/fact.js'
import { attempt, correction, handover, type Correction } from './corrections.js'
import { charters, DAY, EPOCH, history, Life } from './histories.js'

/** The charter of the lives below, compiled once. */
export const inForce = charters()

/** Cuts a list into writes of random lengths. */
export const inWrites = <T>(items: readonly T[], cuts: readonly number[]): T[][] => {
  const writes: T[][] = []
  for (let start = 0, index = 0; start < items.length; index++) {
    const length = Math.max(1, cuts[index % cuts.length] ?? 1)
    writes.push(items.slice(start, start + length))
    start += length
  }
  return writes
}

/** Lengths of writes. */
export const cuts = fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1 })

/** Touchpoints, and the same in any order of arrival, in writes. */
export const shuffled = fc
  .record({ touchpoints: history(24), lots: fc.array(fc.nat(), { minLength: 24, maxLength: 24 }), cuts })
  .map(({ touchpoints, lots, cuts }) => {
    const drawn = touchpoints.map((touchpoint, index) => ({ touchpoint, lot: lots[index] ?? 0 }))
    const order = drawn.sort((one, other) => one.lot - other.lot).map(({ touchpoint }) => touchpoint)
    return { touchpoints, writes: inWrites(order, cuts) }
  })

/** Touchpoints as they happened, over weeks or over months; some in no thread, so that they join by topic. */
export const happened = fc
  .record({ touchpoints: history(20), threadless: fc.array(fc.boolean()), spread: fc.constantFrom(1, 4) })
  .map(({ touchpoints, threadless, spread }) =>
    touchpoints
      .map(({ source, occurredAt, ...rest }, index) => ({
        ...rest,
        occurredAt: new Date(EPOCH + spread * (Date.parse(occurredAt) - EPOCH)).toISOString(),
        ...(!threadless[index] && { source }),
      }))
      .sort((one, other) => compareFacts(factIn(one), factIn(other))),
  )

const factIn = ({ touchpointId, occurredAt, ...told }: IncomingTouchpoint) =>
  factOf(touchpointId, Date.parse(occurredAt), told)

/** Instants to which time passes, hours since the first possible fact. */
export const instants = fc.array(fc.integer({ min: 0, max: 70 * 24 }), { minLength: 1, maxLength: 6 })

/** Lets time pass up to so many hours after the first possible fact. */
export const letHoursPass = (hours: number): ClientCommand => ({
  type: 'LetTimePass',
  until: new Date(EPOCH + hours * (DAY / 24)).toISOString(),
})

/** What members do. */
export const corrections = fc.array(fc.oneof(correction, handover), { maxLength: 8 })

/** A client whose touchpoints come in writes, each followed by a correction while there is one. */
export function livedThrough(
  writes: readonly IncomingTouchpoint[][],
  corrected: readonly Correction[],
  check: (life: Life) => void = () => undefined,
): Life {
  const life = new Life(inForce)
  writes.forEach((write, index) => {
    life.tell({ type: 'RecordTouchpoints', touchpoints: write })
    const correct = corrected[index]
    if (correct) attempt(life, correct, index)
    check(life)
  })
  return life
}
