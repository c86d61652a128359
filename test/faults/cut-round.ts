import { RunningProfile } from '../support/profile.js'
import { startKurrentDb, type KurrentDbServer, type Lot } from '../support/kurrentdb/index.js'
import { aftermath } from './aftermath.js'
import { History } from './history.js'
import { Load } from './load.js'
import type { Round, RoundOptions } from './round.js'
import { underLoad } from './under-load.js'

const CLIENTS = 36
/** How long a restart may take. */
const AWAY_MS = 200

/** One in so many appends, reads and messages of a subscription. */
const lots: readonly Lot[] = [
  { fault: { kind: 'drop-before-append' }, oneIn: 30 },
  { fault: { kind: 'drop-after-append' }, oneIn: 20 },
  { fault: { kind: 'end-batch' }, oneIn: 80 },
  { fault: { kind: 'time-out-append' }, oneIn: 80 },
  { fault: { kind: 'refuse' }, oneIn: 60 },
  { fault: { kind: 'drop-read', after: 3 }, oneIn: 60 },
  { fault: { kind: 'drop-subscription', after: 5 }, oneIn: 60 },
]

/** The connection to KurrentDB is cut anywhere, answers are lost, and the server goes away and comes back. Events are there, views in the folder. */
export async function cutRound({ folder, lots: round, answers }: RoundOptions): Promise<Round> {
  const begun = performance.now()
  const server = await startKurrentDb({ systemEventEvery: 20 })
  const open = () => RunningProfile.open({ folder, eventStoreUrl: server.connectionString })
  let profile = await open()
  try {
    const history = new History(false)
    const load = new Load(`cut ${round.next()}`, round, CLIENTS)
    const more = () => history.answers.size + 1 + round.below(answers / 2)
    const faults = await underLoad(profile, load, history, more())
    server.faults.byLot(round.below(2 ** 31), lots)
    faults.push(...(await underLoad(profile, load, history, more())))
    const [struck, recoveredMs] = [
      server.faults.happened.length,
      await awayFor(server, round.below(AWAY_MS), profile, load),
    ]
    if (struck === 0) faults.push('Nothing went wrong with the connection.')
    await profile.close()
    profile = await open()
    const left = await aftermath(profile, history)
    const what = `the connection failed ${struck} times, then the server went away; answered again after ${recoveredMs} ms`
    return { what, ...left, milliseconds: Math.round(performance.now() - begun), faults: [...faults, ...left.faults] }
  } finally {
    await profile.close()
    await server.stop()
  }
}

/** How long it takes from the server's return to an answer and to views that hold it, in milliseconds. */
async function awayFor(server: KurrentDbServer, ms: number, profile: RunningProfile, load: Load): Promise<number> {
  server.faults.clear()
  let back = performance.now()
  const answered = underLoad(profile, load, new History(), 1)
  await server.restart(async () => {
    await new Promise((resolve) => setTimeout(resolve, ms))
    back = performance.now()
  })
  await answered
  await profile.embedded.caughtUp(60_000)
  return Math.round(performance.now() - back)
}
