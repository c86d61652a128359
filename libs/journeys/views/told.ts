import type { Fact } from '../domain/fact.js'
import type { FoldedEntry } from './timeline-entry.js'

/** What the entries of a journey tell at all, so that nobody has to read them for it. JSON-safe; flags are 0 or 1. */
export interface Told {
  /** Some touchpoint has a direction. */
  readonly directions: 0 | 1
  /** Some touchpoint is one of ours: outbound or internal. */
  readonly ours: 0 | 1
  /** It was offered to a role, or a role was let know of it. */
  readonly handoffs: 0 | 1
  /** The client was promised something, or it came to a stage. */
  readonly promises: 0 | 1
  /** The roles that entries name, in ascending order. Assisting touchpoints are not counted: they move nothing. */
  readonly roles: readonly string[]
  /** The teams that entries name, in ascending order. */
  readonly teams: readonly string[]
}

export const nothingTold: Told = { directions: 0, ours: 0, handoffs: 0, promises: 0, roles: [], teams: [] }

/** What is told after one more entry. */
export function toldAfter(
  told: Told,
  { kind, direction, role, team, assisting }: FoldedEntry,
  { informs }: Fact,
): Told {
  return {
    directions: direction === null ? told.directions : 1,
    ours: direction === null || direction === 'inbound' ? told.ours : 1,
    handoffs: kind === 'offer' || kind === 'informing' || informs !== undefined ? 1 : told.handoffs,
    promises: kind === 'promise' || kind === 'stage' ? 1 : told.promises,
    roles: assisting ? told.roles : withName(told.roles, role),
    teams: withName(told.teams, team),
  }
}

const withName = (names: readonly string[], name: string | null): readonly string[] =>
  name === null || names.includes(name) ? names : [...names, name].sort()
