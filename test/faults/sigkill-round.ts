import { ChildScript, scriptBeside } from '../support/child-script.js'
import { RunningProfile } from '../support/profile.js'
import { expectedRefusals } from './load.js'
import { History } from './history.js'
import type { Lots } from './lots.js'
import { heardIn, type Said } from './protocol.js'
import { differences, sendAll } from './send-again.js'
import { rowDifferences, viewRows } from './view-rows.js'

const LONGEST_OPENING_MS = 150
const JITTER_MS = 12
const MOST_DIFFERENCES = 20

/** What came of one round. */
export interface Round {
  readonly killed: string
  /** Acknowledged by the process that was killed. */
  readonly acknowledged: number
  /** Sent and not answered when it was killed. */
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
  /** The most answers after which the process is killed. */
  readonly answers: number
}

/** Kills a process that works on a folder, at a moment that the lots choose, and looks at what it left. */
export async function sigkillRound(options: RoundOptions): Promise<Round> {
  const { folder } = options
  const begun = performance.now()
  const history = new History()
  const { killed, faults } = await killUnderLoad(options, history)
  const left = { acknowledged: history.answers.size, unanswered: history.unanswered.length }
  const profile = await RunningProfile.open({ folder })
  try {
    await history.read(profile.embedded.store)
    const recordedUnanswered = history.unanswered.filter(({ input }) => history.byCommand.has(input.commandId)).length
    faults.push(...history.faults())
    faults.push(...(await answeredAgain(profile, history)))
    faults.push(...(await unansweredAgain(profile, history)))
    faults.push(...(await standing(profile)))
    const milliseconds = Math.round(performance.now() - begun)
    return { killed, ...left, recordedUnanswered, events: history.events, milliseconds, faults }
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
  for (const said of heardIn(child.lines)) faults.push(...hear(said, history))
  const moment = early ? 'while it opened the folder' : `after ${wanted} answers`
  return { killed: `${moment} and ${delay.toFixed(1)} ms`, faults }
}

function hear(said: Said, history: History): string[] {
  if ('sent' in said) history.sent.set(said.sent.input.commandId, said.sent)
  else if ('answered' in said) history.answers.set(said.answered, said.answer)
  else if ('refused' in said) {
    history.sent.delete(said.refused)
    if (!expectedRefusals.includes(said.code)) return [`${said.refused} was refused with ${said.code}.`]
  }
  return []
}

/** What was acknowledged is answered the same again, and nothing is recorded. */
async function answeredAgain(profile: RunningProfile, history: History): Promise<string[]> {
  const { store } = profile.embedded
  const before = await store.head()
  const again = await sendAll(profile, history.repeatable)
  const faults = differences(history.answers, again)
  if (again.size !== history.repeatable.length)
    faults.push('A command that was acknowledged was refused when it came again.')
  if ((await store.head()) !== before) faults.push('Acknowledged commands that came again recorded something.')
  return faults
}

/** What was not answered is recorded once, however often it comes again; what had been recorded says so. */
async function unansweredAgain(profile: RunningProfile, history: History): Promise<string[]> {
  const { unanswered } = history
  const recorded = new Set(unanswered.map(({ input }) => input.commandId).filter((id) => history.byCommand.has(id)))
  const first = await sendAll(profile, unanswered)
  for (const [commandId, answer] of first) history.answers.set(commandId, answer)
  await history.read(profile.embedded.store)
  const again = await sendAll(
    profile,
    unanswered.filter(({ input }) => history.byCommand.has(input.commandId)),
  )
  const asNew = [...recorded].filter((commandId) => first.get(commandId)?.repeated !== true)
  return [
    ...history.faults(),
    ...differences(first, again),
    ...asNew.map((commandId) => `${commandId} had been recorded and was not answered as a repeat.`),
  ]
}

/** The views hold all events, and the same rows come of a clean rebuild; revisions and circles are right. */
async function standing(profile: RunningProfile): Promise<string[]> {
  const lived = await profile.viewsHash()
  const rows = await viewRows(profile.embedded.database)
  const rebuilt = await profile.rebuiltHash()
  const different = lived === rebuilt ? [] : rowDifferences(rows, await viewRows(profile.embedded.database))
  const { parked } = profile.embedded.runner.status()
  const { faults } = await profile.verify()
  return [
    ...(lived === rebuilt ? [] : [`The views hash to ${lived}, and to ${rebuilt} when they are rebuilt.`]),
    ...different.slice(0, MOST_DIFFERENCES),
    ...parked.map(({ stream, error }) => `${stream} is parked: ${error}`),
    ...faults.map(({ code, stream, revision, message }) => `${code} in ${stream} at ${revision}: ${message}`),
  ]
}
