import { temporaryFolder } from '#event-sourcing/testing'
import { Lots } from './lots.js'
import { sigkillRound, type Round } from './sigkill-round.js'

/** After so many rounds on one folder a fresh one is taken. */
const ROUNDS_OF_A_FOLDER = 4

export interface NumberedRound extends Round {
  readonly round: number
}

export interface SigkillOptions {
  readonly rounds: number
  readonly seed: number
  /** The most answers after which a process is killed [2000]. */
  readonly answers?: number
}

/** Rounds of killing, each on what the one before left, on a fresh folder now and then. */
export async function* sigkill({ rounds, seed, answers = 2000 }: SigkillOptions): AsyncGenerator<NumberedRound> {
  const lots = new Lots(seed)
  let folder = temporaryFolder()
  try {
    for (let round = 1; round <= rounds; round++) {
      yield { round, ...(await sigkillRound({ folder: folder.path, lots, answers })) }
      if (round % ROUNDS_OF_A_FOLDER > 0) continue
      folder.remove()
      folder = temporaryFolder()
    }
  } finally {
    folder.remove()
  }
}

/** A round in a line. */
export function lineOf(round: NumberedRound): string {
  const { killed, acknowledged, unanswered, recordedUnanswered, events, milliseconds, faults } = round
  const verdict = faults.length === 0 ? 'ok' : `${faults.length} FAULTS`
  const sent = `${acknowledged} acknowledged, ${unanswered} not answered (${recordedUnanswered} recorded)`
  return `round ${round.round}: ${verdict}; killed ${killed}; ${sent}; ${events} events; ${milliseconds} ms`
}
