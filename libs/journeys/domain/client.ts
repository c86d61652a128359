import type { Decider } from '#event-sourcing'
import type { ClientContext } from './client-context.js'
import { unknownClient, type ClientState } from './client-state.js'
import type { ClientCommand } from './commands.js'
import { changeJourney, reopenJourney, resolveJourney } from './decisions/change-journey.js'
import { mergeJourneys, moveTouchpoint } from './decisions/correct-journeys.js'
import { recordTouchpoints } from './decisions/record-touchpoints.js'
import { linkClientRef, registerClient } from './decisions/register-client.js'
import { evolve } from './evolve.js'
import type { ClientEvent } from './events.js'
import { refuse } from './refusals.js'

/** The rules of one client and all of its journeys. */
export const client: Decider<ClientState, ClientCommand, ClientEvent, ClientContext> = {
  initialState: unknownClient,

  decide(state, command, context) {
    if (command.type === 'RegisterClient') return registerClient(state, command)
    if (state.clientId === undefined) refuse('CLIENT_NOT_FOUND', 'There is no such client.', ['clientId'])
    switch (command.type) {
      case 'LinkClientRef':
        return linkClientRef(state, command)
      case 'RecordTouchpoints':
        return recordTouchpoints(state, command, context)
      case 'ResolveJourney':
        return resolveJourney(state, command, context)
      case 'ReopenJourney':
        return reopenJourney(state, command, context)
      case 'ChangeJourney':
        return changeJourney(state, command, context)
      case 'MoveTouchpoint':
        return moveTouchpoint(state, command, context)
      case 'MergeJourneys':
        return mergeJourneys(state, command, context)
    }
  },

  evolve,
}
