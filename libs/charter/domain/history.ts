import { charterFrom, type Charter } from './charter.js'
import type { CharterState, CharterVersion } from './charter-state.js'

/**
 * The versions of a charter, oldest first, never empty. A fact is judged by the version in force
 * when it happened; version 1 reaches back for ever. One that was withdrawn is listed, and judges nothing.
 */
export class CharterHistory {
  private readonly inTurn: readonly [Charter, ...Charter[]]

  constructor(readonly versions: readonly [Charter, ...Charter[]]) {
    const [first, ...later] = versions
    this.inTurn = [first, ...later.filter(({ withdrawnAt }) => withdrawnAt === undefined)]
  }

  /** The version in force at an instant (milliseconds since 1970). */
  at(instant: number): Charter {
    let found = this.inTurn[0]
    for (const version of this.inTurn) if (version.effectiveFrom <= instant) found = version
    return found
  }

  /** The last version that is in force, or is to be. */
  get latest(): Charter {
    return this.inTurn[this.inTurn.length - 1] ?? this.inTurn[0]
  }

  /** The charter with this version number. */
  version(number: number): Charter | undefined {
    return this.versions.find(({ version }) => version === number)
  }
}

/** The history that was recorded; undefined where no version was. */
export function historyOf({ versions }: CharterState): CharterHistory | undefined {
  const [first, ...later] = versions.map(compiled)
  return first && new CharterHistory([first, ...later])
}

const known = new WeakMap<CharterVersion, Charter>()

/** A version, compiled once, so that it keeps what its calendars looked up. */
function compiled(recorded: CharterVersion): Charter {
  const before = known.get(recorded)
  if (before) return before
  const { definition, version, effectiveFrom, holidays, withdrawnAt } = recorded
  const charter = charterFrom(definition, version, Date.parse(effectiveFrom), holidays)
  const fresh = withdrawnAt === undefined ? charter : { ...charter, withdrawnAt: Date.parse(withdrawnAt) }
  known.set(recorded, fresh)
  return fresh
}
