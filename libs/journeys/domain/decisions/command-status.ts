import { ClientDraft } from '../client-draft.js'
import type { ClientContext } from '../client-context.js'
import type { ClientState } from '../client-state.js'
import type { CommandOf } from '../commands.js'
import { concludedWith, wordOn } from '../commanded-word.js'
import type { ClientEvent } from '../events.js'
import type { JourneyDraft } from '../journey-draft.js'
import { refuse } from '../refusals.js'
import { confirms, type Standing } from '../standing.js'
import { mustBeOpen, mustHave } from './must-have.js'

const path = ['journeyId']

/** Ends a journey by a member's word: the client has what they came for. */
export function resolveJourney(
  state: ClientState,
  { journeyId, factId }: CommandOf<'ResolveJourney'>,
  { charters, now }: ClientContext,
): ClientEvent[] {
  const draft = new ClientDraft(state, charters)
  const journey = mustHave(draft, journeyId)
  mustBeOpen(journey)
  return concludedWith(draft, journey, { type: 'JourneyResolved', data: wordOn(journey, factId, now) })
}

/** Reopens a journey by a member's word: the need is back, or was given up too soon. */
export function reopenJourney(
  state: ClientState,
  { journeyId, factId }: CommandOf<'ReopenJourney'>,
  { charters, now }: ClientContext,
): ClientEvent[] {
  const draft = new ClientDraft(state, charters)
  const journey = mustHave(draft, journeyId)
  const status = journey.standing?.status
  if (status !== 'resolved' && status !== 'abandoned')
    refuse('JOURNEY_NOT_RESOLVED', `${journey.key} is not resolved, so there is nothing to reopen.`, path)
  return concludedWith(draft, journey, { type: 'JourneyReopened', data: wordOn(journey, factId, now) })
}

/** Gives a journey up by a member's word. Whatever touches it later opens it again, in the same spell. */
export function abandonJourney(
  state: ClientState,
  { journeyId, factId, reason }: CommandOf<'AbandonJourney'>,
  { charters, now }: ClientContext,
): ClientEvent[] {
  const draft = new ClientDraft(state, charters)
  const journey = mustHave(draft, journeyId)
  mustBeOpen(journey)
  if (journey.standing?.status === 'abandoned')
    refuse('JOURNEY_ALREADY_ABANDONED', `${journey.key} is abandoned already.`, path)
  const word = wordOn(journey, factId, now)
  return concludedWith(draft, journey, {
    type: 'JourneyAbandoned',
    data: { ...word, ...(reason !== undefined && { reason }) },
  })
}

/** Hands on that the client has what they came for; what they have confirmed already changes nothing. */
export function confirmResolution(
  state: ClientState,
  { journeyId, factId }: CommandOf<'ConfirmResolution'>,
  { charters, now }: ClientContext,
): ClientEvent[] {
  const draft = new ClientDraft(state, charters)
  const journey = mustHave(draft, journeyId)
  const { standing } = journey
  if (standing?.status !== 'resolved')
    refuse('JOURNEY_NOT_RESOLVED', `${journey.key} is not resolved, so there is nothing to confirm.`, path)
  if (isConfirmed(journey, standing)) return []
  return concludedWith(draft, journey, { type: 'ResolutionConfirmed', data: wordOn(journey, factId, now) })
}

/** Whether the client confirmed the resolution that stands: with it, or later. */
function isConfirmed({ facts }: JourneyDraft, { resolutions }: Standing): boolean {
  const resolution = resolutions[resolutions.length - 1]
  return facts.slice(facts.findIndex(({ id }) => id === resolution?.factId)).some(confirms)
}
