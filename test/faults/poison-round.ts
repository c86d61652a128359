import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { clients } from '#journeys'
import { EventLoopRunner, SqliteReadDatabase, viewsHash, type AnyRow, type ReadDatabase } from '#views'
import { Poison } from '../simulation/poison.js'
import { RunningProfile } from '../support/profile.js'
import { aftermath } from './aftermath.js'
import { History } from './history.js'
import { Load } from './load.js'
import type { Round, RoundOptions } from './round.js'
import { stoppedElsewhere } from './stopped-clients.js'
import { underLoad } from './under-load.js'

const SHARE = 0.01
const CLIENTS = 200
const PATIENCE_MS = 60_000

/**
 * A program whose folds fail on one event of a hundred keeps views beside those of a sound one, under load.
 * Clients without such an event look the same in both, the others as they were before it; after the program is mended, all look the same.
 */
export async function poisonRound({ folder, lots, answers }: RoundOptions): Promise<Round> {
  const begun = performance.now()
  const history = new History()
  const poison = new Poison(lots, SHARE)
  const profile = await RunningProfile.open({ folder })
  const { store, database: sound } = profile.embedded
  const { rules } = poison
  const database = await SqliteReadDatabase.open({ folder: join(folder, 'poisoned'), projections: rules.projections })
  const runner = await EventLoopRunner.open({ ...rules, now: () => new Date(), store, database })
  try {
    runner.start()
    const load = new Load(`poison ${lots.next()}`, lots, CLIENTS)
    const faults = await underLoad(profile, load, history, answers)
    const applied = async () => {
      await profile.embedded.caughtUp(PATIENCE_MS)
      await runner.whenApplied(await store.head(), { timeoutMs: PATIENCE_MS })
    }
    await applied()
    const { parked } = runner.status()
    const stopped = new Set(parked.map(({ stream }) => stream))
    if (stopped.size === 0) faults.push('Nothing was poisoned.')
    if (parked.some(({ position }) => !poison.strikes(position as never))) faults.push('A sound event was parked.')
    faults.push(...(await differentClients(sound, database, stopped)))
    faults.push(...(await stoppedElsewhere(store, database, parked)))
    poison.mend()
    const { stillParked } = await runner.retryParked()
    await applied()
    faults.push(...stillParked.map(({ stream, error }) => `${stream} is parked after all was mended: ${error}`))
    if ((await viewsHash(database)) !== (await viewsHash(sound)))
      faults.push('The mended views are not the sound ones.')
    const left = await aftermath(profile, history)
    const milliseconds = Math.round(performance.now() - begun)
    const what = `1 % poison, ${stopped.size} of ${CLIENTS} clients stopped`
    return { what, ...left, milliseconds, faults: [...faults, ...left.faults] }
  } finally {
    await runner.stop()
    await database.close()
    await profile.close()
  }
}

/** Clients that differ though nothing of theirs is poisoned. */
async function differentClients(sound: ReadDatabase, poisoned: ReadDatabase, stopped: ReadonlySet<string>) {
  const rows = await clientRows(poisoned)
  return [...(await clientRows(sound))].flatMap(([id, row]) =>
    stopped.has(`client-${id}`) || isDeepStrictEqual(row, rows.get(id)) ? [] : [`The client ${id} stands still.`],
  )
}

async function clientRows(database: ReadDatabase): Promise<Map<string, AnyRow>> {
  const rows = await database.kysely<Record<string, AnyRow>>().selectFrom(clients.name).selectAll().execute()
  return new Map(rows.map((row) => [String(row.id), row]))
}
