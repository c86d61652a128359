import { ChildScript, scriptBeside } from '../support/child-script.js'
import { RunningProfile } from '../support/profile.js'
import { aftermath } from './aftermath.js'
import { History } from './history.js'
import { heardIn } from './protocol.js'
import type { Round, RoundOptions } from './round.js'

const LONGEST_OPENING_MS = 150
const JITTER_MS = 12

/** Kills a process that works on a folder, at a moment that the lots choose, and looks at what it left. */
export async function sigkillRound(options: RoundOptions): Promise<Round> {
  const { folder } = options
  const begun = performance.now()
  const history = new History()
  const { killed, faults } = await killUnderLoad(options, history)
  const profile = await RunningProfile.open({ folder })
  try {
    const left = await aftermath(profile, history)
    const milliseconds = Math.round(performance.now() - begun)
    return { what: `killed ${killed}`, ...left, milliseconds, faults: [...faults, ...left.faults] }
  } finally {
    await profile.close()
  }
}

async function killUnderLoad({ folder, lots, answers: most }: RoundOptions, history: History) {
  let [opening, answers] = [false, 0]
  const seed = String(lots.below(2 ** 31))
  const child = new ChildScript(scriptBeside(import.meta.url, './loaded-process'), [folder, seed], (line) => {
    opening = true
    if (line.startsWith('{"answered"')) answers += 1
  })
  const early = lots.next() < 0.2
  const wanted = early ? 0 : 1 + lots.below(most)
  const delay = lots.next() * (early ? LONGEST_OPENING_MS : JITTER_MS)
  await child.until(() => opening && answers >= wanted)
  // Not to wait for anything: so that the moment is any moment of a commit, not the one after an answer.
  await new Promise((resolve) => setTimeout(resolve, delay))
  const { exitCode } = child
  await child.kill()
  const faults = exitCode === null ? [] : [`The process ended by itself, with ${exitCode}: ${child.complaint}`]
  for (const said of heardIn(child.lines)) faults.push(...history.hear(said))
  const moment = early ? 'while it opened the folder' : `after ${wanted} answers`
  return { killed: `${moment} and ${delay.toFixed(1)} ms`, faults }
}
