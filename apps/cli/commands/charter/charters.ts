import type { Charter } from '#charter'
import { CliError } from '../../failure.js'
import type { Session } from '../../session.js'

/** The versions of a folder's charter, oldest first, and the one that is in force now. */
export interface Charters {
  readonly versions: readonly Charter[]
  readonly inForce: Charter
  readonly now: number
}

/** Reads the charter of the folder, all its versions. Refuses as the folder does. */
export async function chartersIn(session: Session): Promise<Charters> {
  const { inHouse } = await import('../../house.js')
  const { CharterHistory, ListCharters } = await import('#charter')
  const { SystemClock } = await import('#event-sourcing')
  const versions = await inHouse(session, (house) => house.ask(new ListCharters(house.actor)))
  const [first, ...later] = versions
  if (!first) throw new CliError('NO_DATA', 'This folder has no charter yet.')
  const now = new SystemClock().now()
  return { versions, inForce: new CharterHistory([first, ...later]).at(now), now }
}

/** The version with a number. Refuses with `VERSION_UNKNOWN`. */
export function versionIn(versions: readonly Charter[], number: number): Charter {
  const found = versions.find(({ version }) => version === number)
  if (found) return found
  throw new CliError(
    'VERSION_UNKNOWN',
    `The charter has no version ${number}; the latest one is ${versions.at(-1)?.version ?? 'none'}.`,
  )
}

/** The version that ended the reign of another, or is to end it. */
export const nextOf = (versions: readonly Charter[], { version }: Charter): Charter | undefined =>
  versions.find((each) => each.version > version && each.withdrawnAt === undefined)
