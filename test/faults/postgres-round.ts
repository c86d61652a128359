import { newDatabaseIn, PostgresServer } from '../support/postgres.js'
import { RunningProfile } from '../support/profile.js'
import { aftermath } from './aftermath.js'
import { History } from './history.js'
import { Load } from './load.js'
import type { Round, RoundOptions } from './round.js'
import { underLoad } from './under-load.js'

const CLIENTS = 36
const MOST_CRASHES = 3

/** PostgreSQL, which holds the views, crashes under load, and comes back. Commands go on meanwhile. */
export async function postgresRound({ folder, lots, answers }: RoundOptions): Promise<Round> {
  const begun = performance.now()
  const server = await PostgresServer.start()
  const viewsUrl = await newDatabaseIn(server.access)
  let profile = await RunningProfile.open({ folder, viewsUrl })
  try {
    const history = new History()
    const load = new Load(`postgres ${lots.next()}`, lots, CLIENTS)
    const faults: string[] = []
    const recovered: number[] = []
    const crashes = 1 + lots.below(MOST_CRASHES)
    for (let crash = 0; crash < crashes; crash++) {
      const more = () => history.answers.size + 1 + lots.below(answers / 4)
      faults.push(...(await underLoad(profile, load, history, more())))
      await server.crash()
      faults.push(...(await underLoad(profile, load, history, more())))
      await server.restart()
      const back = performance.now()
      await profile.embedded.caughtUp(60_000)
      recovered.push(Math.round(performance.now() - back))
    }
    await profile.close()
    profile = await RunningProfile.open({ folder, viewsUrl })
    const left = await aftermath(profile, history)
    const what = `PostgreSQL crashed ${crashes} times; views caught up after ${recovered.join(', ')} ms`
    return { what, ...left, milliseconds: Math.round(performance.now() - begun), faults: [...faults, ...left.faults] }
  } finally {
    await profile.close()
    await server.stop()
  }
}
