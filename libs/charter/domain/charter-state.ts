import type { CharterEvent } from './events.js'

type Amendment = Extract<CharterEvent, { type: 'CharterAmended' }>['data']

/** A version as it was recorded. */
export interface CharterVersion extends Amendment {
  /** When it was taken back before it was in force; ISO 8601. */
  readonly withdrawnAt?: string
}

/** The versions so far, oldest first, those that were withdrawn included. */
export interface CharterState {
  readonly versions: readonly CharterVersion[]
}

/** The last version that is in force, or is to be. */
export const latestOf = ({ versions }: CharterState): CharterVersion | undefined =>
  versions.findLast(({ withdrawnAt }) => withdrawnAt === undefined)
