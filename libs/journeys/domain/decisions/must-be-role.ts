import type { Charter } from '#charter'
import { refuse } from '../refusals.js'

/** The role in the charter's spelling; refuses one that the charter does not know. */
export const mustBeRole = (charter: Charter, name: string, field: string): string =>
  charter.roleNamed(name) ?? refuse('UNKNOWN_ROLE', `The charter has no role "${name}".`, [field])
