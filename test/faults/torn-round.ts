import { join } from 'node:path'
import { faultyDatabase } from '#event-sourcing/testing'
import { RunningProfile } from '../support/profile.js'
import { aftermath } from './aftermath.js'
import { History } from './history.js'
import { Load } from './load.js'
import { PowerCut } from './power-cut.js'
import type { Round, RoundOptions } from './round.js'
import { underLoad } from './under-load.js'

const CLIENTS = 36
/** So few that the log is brought home every few commits. */
const FEW_PAGES = 60
const MOST_ANSWERS_TO_THE_CUT = 4000

/** The power goes under load, and leaves what was not flushed yet in pieces. */
export async function tornRound({ folder, lots, answers }: RoundOptions): Promise<Round> {
  const begun = performance.now()
  const [home, left] = [join(folder, 'home'), join(folder, 'left')]
  const [history, atCheckpoint] = [new History(), lots.next() < 0.5]
  const power = new PowerCut(home, lots, atCheckpoint)
  const events = { connect: faultyDatabase(power.faults), ...(atCheckpoint && { checkpointPages: FEW_PAGES }) }
  const faults: string[] = []
  let known = history
  const living = await RunningProfile.open({ folder: home, events })
  try {
    const load = new Load(`torn ${lots.next()}`, lots, CLIENTS)
    faults.push(...(await underLoad(living, load, history, 1 + lots.below(answers))))
    const most = history.answers.size + MOST_ANSWERS_TO_THE_CUT
    power.arm(left, () => (known = history.copy()))
    const isOver = (): boolean => power.struck !== undefined
    faults.push(...(await underLoad(living, load, history, most, undefined, isOver)))
  } finally {
    await living.close()
  }
  if (!power.struck) faults.push('The power did not go.')
  const profile = await RunningProfile.open({ folder: left })
  try {
    const found = await aftermath(profile, known)
    const milliseconds = Math.round(performance.now() - begun)
    const what = `the power goes during ${power.struck}`
    return { what, ...found, milliseconds, faults: [...faults, ...found.faults] }
  } finally {
    await profile.close()
  }
}
