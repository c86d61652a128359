import type { RunningProfile } from '../support/profile.js'
import type { History } from './history.js'
import type { Round } from './round.js'
import { differences, sendAll } from './send-again.js'
import { rowDifferences, viewRows } from './view-rows.js'

const MOST_DIFFERENCES = 20

/** Looks at what a fault has left, with everything well again: what was lost, doubled or halved, and whether the views lie. */
export async function aftermath(
  profile: RunningProfile,
  history: History,
): Promise<Omit<Round, 'what' | 'milliseconds'>> {
  const left = { acknowledged: history.answers.size, unanswered: history.unanswered.length }
  await history.read(profile.embedded.store)
  const recordedUnanswered = history.unanswered.filter(({ input }) => history.byCommand.has(input.commandId)).length
  const faults = [
    ...history.faults(),
    ...(await answeredAgain(profile, history)),
    ...(await unansweredAgain(profile, history)),
    ...(await standing(profile)),
  ]
  return { ...left, recordedUnanswered, events: history.events, faults }
}

/** What was acknowledged is answered the same again, and nothing is recorded. */
async function answeredAgain(profile: RunningProfile, history: History): Promise<string[]> {
  const { store } = profile.embedded
  const before = await store.head()
  const again = await sendAll(profile, history.repeatable)
  const faults = differences(history.answers, again, history)
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
    ...differences(first, again, history),
    ...asNew.map((commandId) => `${commandId} had been recorded and was not answered as a repeat.`),
  ]
}

/** The views hold all events, and the same rows come of a clean rebuild; revisions and circles are right. */
export async function standing(profile: RunningProfile): Promise<string[]> {
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
