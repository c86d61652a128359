import { DomainError, type Decider } from '#event-sourcing'
import type { CharterDefinition } from './definition.js'
import type { CharterEvent } from './events.js'

/** The versions so far, oldest first. */
export interface CharterState {
  readonly versions: readonly CharterEvent['data'][]
}

/** Puts a version of the charter in force from an instant on. */
export interface AmendCharterCommand {
  readonly type: 'AmendCharter'
  readonly definition: CharterDefinition
  readonly effectiveFrom: string
}

/**
 * The charter's rules. So far it has one version: amending a charter in force comes with the
 * versions' own rules and is refused until then.
 */
export const charterDecider: Decider<CharterState, AmendCharterCommand, CharterEvent> = {
  initialState: () => ({ versions: [] }),

  decide({ versions }, { definition, effectiveFrom }) {
    const [current] = versions
    if (!current) return [{ type: 'CharterAmended', data: { version: 1, effectiveFrom, definition } }]
    if (JSON.stringify(current.definition) === JSON.stringify(definition)) return []
    throw new DomainError(
      'CHARTER_IN_FORCE',
      `The charter "${current.definition.name}" is in force; a second version cannot be put in force yet.`,
    )
  },

  evolve: ({ versions }, { data }) => ({ versions: [...versions, data] }),
}
