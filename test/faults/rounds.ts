import { temporaryFolder } from '#event-sourcing/testing'
import { abortRound } from './abort-round.js'
import { clockRound } from './clock-round.js'
import { cutRound } from './cut-round.js'
import { flushRound, fullRound, slowRound } from './disk-round.js'
import { Lots } from './lots.js'
import { poisonRound } from './poison-round.js'
import { postgresRound } from './postgres-round.js'
import type { NumberedRound, Round, RoundOptions } from './round.js'
import { shortRound } from './short-round.js'
import { sigkillRound } from './sigkill-round.js'
import { tornRound } from './torn-round.js'

/** What can go wrong in a round. */
export const kinds = {
  /** The process is killed. */
  kill: sigkillRound,
  /** Flushes and commits fail. */
  flush: flushRound,
  /** The disk is full, until it is not. */
  full: fullRound,
  /** Commits take their time. */
  slow: slowRound,
  /** The power goes, and leaves what was not flushed in pieces. */
  torn: tornRound,
  /** Files can grow no more, and writes are cut short. */
  short: shortRound,
  /** The clock is set, on and back. */
  clock: clockRound,
  /** Callers of the api go away. */
  abort: abortRound,
  /** One event of a hundred cannot be folded, until the program is mended. */
  poison: poisonRound,
  /** The connection to KurrentDB is cut, and answers are lost. */
  cut: cutRound,
  /** PostgreSQL crashes, and comes back. */
  postgres: postgresRound,
} satisfies Record<string, (options: RoundOptions) => Promise<Round>>

export type Kind = keyof typeof kinds

/** The names of all kinds. */
export const allKinds = Object.keys(kinds) as Kind[]

/** Killing leaves a folder on which the next rounds go on, so many times. */
const ROUNDS_OF_A_FOLDER = 4

export interface RoundsOptions {
  readonly rounds: number
  readonly seed: number
  /** Of which kinds, by lots [all]. */
  readonly of?: readonly Kind[]
  /** The most answers that a round waits for [400]. */
  readonly answers?: number
}

/** Rounds of faults. A kill goes on with what the one before left, on a fresh folder now and then; all others begin anew. */
export async function* rounds({
  rounds,
  seed,
  of = allKinds,
  answers = 400,
}: RoundsOptions): AsyncGenerator<NumberedRound & { readonly kind: Kind }> {
  const lots = new Lots(seed)
  let killed = temporaryFolder()
  let kills = 0
  try {
    for (let round = 1; round <= rounds; round++) {
      const kind = lots.pick(of)
      if (kind === 'kill') {
        if (kills > 0 && kills % ROUNDS_OF_A_FOLDER === 0) {
          killed.remove()
          killed = temporaryFolder()
        }
        kills += 1
        yield { round, kind, ...(await ended(kinds.kill({ folder: killed.path, lots, answers }))) }
        continue
      }
      const folder = temporaryFolder()
      try {
        yield { round, kind, ...(await ended(kinds[kind]({ folder: folder.path, lots, answers }))) }
      } finally {
        folder.remove()
      }
    }
  } finally {
    killed.remove()
  }
}

/** A round that falls over has found something, and the others go on. */
async function ended(round: Promise<Round>): Promise<Round> {
  try {
    return await round
  } catch (error) {
    const fault = error instanceof Error ? (error.stack ?? error.message) : String(error)
    const nothing = { acknowledged: 0, unanswered: 0, recordedUnanswered: 0, events: 0, milliseconds: 0 }
    return { what: 'it fell over', ...nothing, faults: [fault] }
  }
}
