import type { Decider } from '#event-sourcing'
import { amendCharter } from './amend-charter.js'
import type { CharterState } from './charter-state.js'
import type { CharterCommand, CharterContext } from './commands.js'
import type { CharterEvent } from './events.js'
import { withdrawCharter } from './withdraw-charter.js'

/** The charter's rules: its versions follow each other in time, and none of them changes what has been judged. */
export const charterDecider: Decider<CharterState, CharterCommand, CharterEvent, CharterContext> = {
  initialState: () => ({ versions: [] }),

  decide(state, command, context) {
    switch (command.type) {
      case 'AmendCharter':
        return amendCharter(state, command, context)
      case 'WithdrawCharter':
        return withdrawCharter(state, command, context)
    }
  },

  evolve({ versions }, event) {
    switch (event.type) {
      case 'CharterAmended':
        return { versions: [...versions, event.data] }
      case 'CharterWithdrawn': {
        const { version, withdrawnAt } = event.data
        return { versions: versions.map((each) => (each.version === version ? { ...each, withdrawnAt } : each)) }
      }
    }
  },
}
