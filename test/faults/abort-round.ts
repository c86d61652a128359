import { isDeepStrictEqual } from 'node:util'
import { uuidV5 } from '#event-sourcing'
import { RunningProfile } from '../support/profile.js'
import { startServer, type Server } from '../support/server.js'
import { History } from './history.js'
import { standing } from './aftermath.js'
import type { Lots } from './lots.js'
import type { Round, RoundOptions } from './round.js'

const NAMESPACE = '0b6c2f2e-6a41-4b0e-9d57-2b7e1f3c9a55'
const CALLERS = 16
const CLIENTS = 12
const LONGEST_WAIT_MS = 150
const PATIENT = 0.4

const mutation = `mutation ($input: RecordTouchpointInput!) {
  recordTouchpoint(input: $input) { position repeated touchpoint { id } journey { id } client { id } }
}`

/** What the api answers. */
interface Told {
  readonly position: string
  readonly repeated: boolean
  readonly touchpoint: { readonly id: string }
}

/** Clients of the api go away in the middle of their requests, and send them again later on. */
export async function abortRound({ folder, lots, answers }: RoundOptions): Promise<Round> {
  const begun = performance.now()
  const inputs = Array.from({ length: answers }, (_, number) => touch(number, lots))
  const { acknowledged, recordedUnanswered, faults } = await leftAndCameBack(folder, inputs, lots)
  const { events, wrong } = await lookedAt(folder, inputs)
  return {
    what: 'callers go away',
    acknowledged,
    unanswered: answers - acknowledged,
    recordedUnanswered,
    events,
    milliseconds: Math.round(performance.now() - begun),
    faults: [...faults, ...wrong],
  }
}

/** Sends each command impatiently, then each again, until it is answered: a repeat is answered as the first time. */
async function leftAndCameBack(folder: string, inputs: readonly Input[], lots: Lots) {
  const faults: string[] = []
  const told = new Map<string, Told>()
  let recordedUnanswered = 0
  const server = await startServer({ folder })
  try {
    await byMany(inputs, async (input) => {
      const answer = await impatiently(server, input, lots)
      if (answer) told.set(input.commandId, answer)
    })
    await byMany(inputs, async (input) => {
      const again = (await server.gql<{ recordTouchpoint: Told }>(mutation, { input })).recordTouchpoint
      const first = told.get(input.commandId)
      if (!first && again.repeated) recordedUnanswered += 1
      if (!first) return
      if (!isDeepStrictEqual([first.position, first.touchpoint], [again.position, again.touchpoint]))
        faults.push(`${input.commandId} was answered ${JSON.stringify(first)}, then ${JSON.stringify(again)}.`)
      if (!again.repeated) faults.push(`${input.commandId} was taken for a new command when it came again.`)
    })
  } finally {
    await server.stop({ keepFolder: true })
  }
  if (told.size === inputs.length) faults.push('Nobody went away.')
  return { acknowledged: told.size, recordedUnanswered, faults }
}

/** What the folder holds once the api has gone: each command once, and views that do not lie. */
async function lookedAt(folder: string, inputs: readonly Input[]): Promise<{ events: number; wrong: string[] }> {
  const profile = await RunningProfile.open({ folder })
  try {
    const history = new History()
    await history.read(profile.embedded.store)
    const wrong = inputs.flatMap(({ commandId }) => {
      const events = history.byCommand.get(commandId) ?? []
      const count = events.filter(({ type }) => type === 'TouchpointRecorded').length
      return count === 1 ? [] : [`${commandId} is there ${count} times.`]
    })
    return { events: history.events, wrong: [...wrong, ...history.faults(), ...(await standing(profile))] }
  } finally {
    await profile.close()
  }
}

type Input = ReturnType<typeof touch>

const touch = (number: number, lots: Lots) => {
  const client = `C-${lots.below(CLIENTS)}`
  return {
    commandId: uuidV5(`${number} ${lots.next()}`, NAMESPACE),
    client: { ref: { system: 'crm', id: client }, name: client },
    touchpoint: {
      occurredAt: new Date(Date.UTC(2025, 0, 6) + lots.below(300 * 24) * 3_600_000).toISOString(),
      role: lots.pick(['account', 'support', 'cs']),
      text: `Ası olan budur: ${number}`,
    },
  }
}

/** Sends a command, and mostly goes away after a while: nothing where that was too soon for the answer. */
async function impatiently({ url }: Server, input: Input, lots: Lots): Promise<Told | undefined> {
  const leaving = new AbortController()
  const isPatient = lots.next() < PATIENT
  const timer = setTimeout(() => !isPatient && leaving.abort(), lots.next() * LONGEST_WAIT_MS)
  try {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: mutation, variables: { input } }),
      signal: leaving.signal,
    })
    const { data, errors } = (await response.json()) as { data?: { recordTouchpoint: Told }; errors?: unknown }
    if (!data) throw new Error(`The api refused: ${JSON.stringify(errors)}`)
    return data.recordTouchpoint
  } catch (error) {
    if (leaving.signal.aborted) return undefined
    throw error
  } finally {
    clearTimeout(timer)
  }
}

async function byMany<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  const waiting = items.values()
  const caller = async () => {
    for (const item of waiting) await work(item)
  }
  await Promise.all(Array.from({ length: CALLERS }, caller))
}
