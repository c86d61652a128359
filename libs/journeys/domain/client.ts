import type { Decider } from '#event-sourcing'
import type { ClientContext } from './client-context.js'
import { unknownClient, type ClientState } from './client-state.js'
import type { ClientCommand } from './commands.js'
import { assignMember, releaseMember } from './decisions/assign-members.js'
import { addContact, changeClient } from './decisions/change-client.js'
import { changeJourney } from './decisions/change-journey.js'
import { abandonJourney, confirmResolution, reopenJourney, resolveJourney } from './decisions/command-status.js'
import { mergeJourneys, moveTouchpoint } from './decisions/correct-journeys.js'
import { acceptHandoff, declineHandoff, informRole, offerHandoff } from './decisions/hand-over.js'
import { letTimePass } from './decisions/let-time-pass.js'
import { enterStage, makePromise, settlePromise } from './decisions/promise.js'
import { recordTouchpoints } from './decisions/record-touchpoints.js'
import { refuseMerge } from './decisions/refuse-merge.js'
import { linkClientRef, registerClient } from './decisions/register-client.js'
import { acknowledgeCircle, dismissCircle } from './decisions/reply-to-circle.js'
import { splitJourney } from './decisions/split-journey.js'
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
      case 'ChangeClient':
        return changeClient(state, command)
      case 'AddContact':
        return addContact(state, command)
      case 'AssignMember':
        return assignMember(state, command, context)
      case 'ReleaseMember':
        return releaseMember(state, command, context)
      case 'RecordTouchpoints':
        return recordTouchpoints(state, command, context)
      case 'ResolveJourney':
        return resolveJourney(state, command, context)
      case 'ReopenJourney':
        return reopenJourney(state, command, context)
      case 'AbandonJourney':
        return abandonJourney(state, command, context)
      case 'ConfirmResolution':
        return confirmResolution(state, command, context)
      case 'ChangeJourney':
        return changeJourney(state, command, context)
      case 'MoveTouchpoint':
        return moveTouchpoint(state, command, context)
      case 'MergeJourneys':
        return mergeJourneys(state, command, context)
      case 'SplitJourney':
        return splitJourney(state, command, context)
      case 'RefuseMerge':
        return refuseMerge(state, command)
      case 'AcknowledgeCircle':
        return acknowledgeCircle(state, command)
      case 'DismissCircle':
        return dismissCircle(state, command)
      case 'OfferHandoff':
        return offerHandoff(state, command, context)
      case 'AcceptHandoff':
        return acceptHandoff(state, command, context)
      case 'DeclineHandoff':
        return declineHandoff(state, command, context)
      case 'InformRole':
        return informRole(state, command, context)
      case 'MakePromise':
        return makePromise(state, command, context)
      case 'KeepPromise':
      case 'WithdrawPromise':
        return settlePromise(state, command, context)
      case 'EnterStage':
        return enterStage(state, command, context)
      case 'LetTimePass':
        return letTimePass(state, command, context)
    }
  },

  evolve,
}
