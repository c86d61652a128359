import type { Charter } from './charter.js'

/**
 * The versions of a charter, oldest first, never empty. A fact is judged by the version in force
 * when it happened; version 1 reaches back for ever.
 */
export class CharterHistory {
  constructor(readonly versions: readonly [Charter, ...Charter[]]) {}

  /** The version in force at an instant (milliseconds since 1970). */
  at(instant: number): Charter {
    let found = this.versions[0]
    for (const version of this.versions) if (version.effectiveFrom <= instant) found = version
    return found
  }

  get latest(): Charter {
    return this.versions[this.versions.length - 1] ?? this.versions[0]
  }

  /** The charter with this version number. */
  version(number: number): Charter | undefined {
    return this.versions.find(({ version }) => version === number)
  }
}
