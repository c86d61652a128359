import { StoreError } from '../errors.js'
import type { Position } from '../event.js'
import type { Calls } from './calls.js'
import { Pages } from './pages.js'

/** The first that tells the position of what is appended and read, and filters on the server. */
const OLDEST = [20, 6] as const

/** Where the log of a server ends. Throws `STORE_TOO_OLD` for one that lacks what is needed; and as reads do, where they are not allowed. */
export async function requireServer(calls: Calls): Promise<Position> {
  const end = await new Pages(calls).end()
  const version = await calls.serverVersion()
  const [major = 0, minor = 0] = version.split('.').map(Number)
  if (major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1]))
    throw new StoreError(
      'STORE_TOO_OLD',
      `The event store is of version ${version}; ${OLDEST.join('.')} or newer is needed.`,
    )
  return end
}
