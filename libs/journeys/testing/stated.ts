import { standsAt } from '../domain/assignments.js'
import { walkContext } from '../domain/client-draft.js'
import { journeyIn, pairKey, refKey, type ClientState } from '../domain/client-state.js'
import type { ClientCommand } from '../domain/commands.js'
import { contactKey } from '../domain/contact.js'
import { topicOf } from '../domain/journey.js'
import type { Spell } from '../domain/spell.js'
import { standingOf, walkOf } from '../domain/walked.js'
import { inForce } from './lives.js'

/** What the state shows once a command has been carried out at an instant: true where it is as the command said. */
export function isAsStated(state: ClientState, command: ClientCommand, now: number): boolean {
  switch (command.type) {
    case 'RegisterClient':
      return state.clientId === command.clientId
    case 'LinkClientRef':
      return state.refs.has(refKey(command.ref))
    case 'ChangeClient':
      return state.changedName === command.name
    case 'AddContact':
      return state.contacts.get(contactKey(command)) === command.contactId
    case 'AssignMember':
      return state.assignments.some((each) => isOf(each, command) && each.as === command.as && standsAt(each, now))
    case 'ReleaseMember':
      return !state.assignments.some((each) => isOf(each, command) && standsAt(each, now))
    case 'RecordTouchpoints':
      return command.touchpoints.every(({ touchpointId }) => state.touchpoints.has(touchpointId))
    case 'ResolveJourney':
    case 'ConfirmResolution':
      return statusIn(state, command) === 'resolved'
    case 'ReopenJourney':
      return statusIn(state, command) === 'open'
    case 'AbandonJourney':
      return statusIn(state, command) === 'abandoned'
    case 'ChangeJourney':
      return topicIn(state, command) === command.topic
    case 'MoveTouchpoint':
      return journeyOf(state, command.touchpointId) === journeyIn(state, command.toJourneyId)?.id
    case 'MergeJourneys':
      return journeyIn(state, command.fromJourneyId) === journeyIn(state, command.intoJourneyId)
    case 'SplitJourney':
      return command.touchpointIds.every((id) => journeyOf(state, id) === command.newJourneyId)
    case 'RefuseMerge':
      return state.proposals.get(pairKey(command.journeyId, command.withJourneyId)) === 'refused'
    case 'AcknowledgeCircle':
      return circleIn(state, command)?.acknowledged === true
    case 'DismissCircle':
      return circleIn(state, command)?.dismissed === true
    case 'OfferHandoff':
      return offerIn(state, command) === 'offered'
    case 'AcceptHandoff':
      return offerIn(state, command) === 'accepted'
    case 'DeclineHandoff':
      return offerIn(state, command) === 'declined'
    case 'InformRole':
      return !!spellIn(state, command)?.handoffs.told.some(({ factId }) => factId === command.factId)
    case 'MakePromise':
      return isPromised(state, command)
    case 'KeepPromise':
    case 'WithdrawPromise':
      return !isPromised(state, command)
    case 'EnterStage':
      return spellIn(state, command)?.promises.stage?.name === command.stage
    case 'LetTimePass':
      return state.passedUntil === Date.parse(command.until)
  }
}

type OnJourney = { readonly journeyId: string }

const isOf = (
  one: { readonly memberId: string; readonly role: string },
  other: { readonly memberId: string; readonly role: string },
): boolean => one.memberId === other.memberId && one.role === other.role

const journeyOf = (state: ClientState, touchpointId: string) => state.touchpoints.get(touchpointId)?.journeyId

function statusIn(state: ClientState, { journeyId }: OnJourney) {
  const journey = journeyIn(state, journeyId)
  return journey && standingOf(journey)?.status
}

function topicIn(state: ClientState, { journeyId }: OnJourney): string | undefined {
  const journey = journeyIn(state, journeyId)
  return journey && topicOf(journey)
}

function spellIn(state: ClientState, { journeyId }: OnJourney): Spell | undefined {
  const journey = journeyIn(state, journeyId)
  return journey && walkOf(journey, walkContext(state, journey, inForce))?.spell
}

const offerIn = (state: ClientState, command: OnJourney & { readonly handoffId: string }) =>
  spellIn(state, command)?.handoffs.offers.find(({ handoffId }) => handoffId === command.handoffId)?.state

const isPromised = (state: ClientState, command: OnJourney & { readonly promiseId: string }): boolean =>
  !!spellIn(state, command)?.promises.open.some(({ promiseId }) => promiseId === command.promiseId)

const circleIn = (state: ClientState, { circleId }: { readonly circleId: string }) =>
  [...state.journeys.values()]
    .flatMap(({ announced }) => [...announced.values()])
    .find((circle) => circle.circleId === circleId)
