import type { Lots } from './lots.js'

/** What came of one round. */
export interface Round {
  /** What went wrong in it, on purpose. */
  readonly what: string
  /** Acknowledged while that went on. */
  readonly acknowledged: number
  /** Sent and not answered then. */
  readonly unanswered: number
  /** Of those, how many had been recorded all the same. */
  readonly recordedUnanswered: number
  readonly events: number
  readonly milliseconds: number
  readonly faults: readonly string[]
}

/** Where a round takes place, and how long it may last. */
export interface RoundOptions {
  readonly folder: string
  readonly lots: Lots
  /** The most answers after which it ends. */
  readonly answers: number
}

/** A round with its place among others. */
export interface NumberedRound extends Round {
  readonly round: number
}

/** A round in a line. */
export function lineOf(round: NumberedRound): string {
  const { what, acknowledged, unanswered, recordedUnanswered, events, milliseconds, faults } = round
  const verdict = faults.length === 0 ? 'ok' : `${faults.length} FAULTS`
  const sent = `${acknowledged} acknowledged, ${unanswered} not answered (${recordedUnanswered} recorded)`
  return `round ${round.round}: ${verdict}; ${what}; ${sent}; ${events} events; ${milliseconds} ms`
}
