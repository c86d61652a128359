import { ClientDraft } from '../client-draft.js'
import type { ClientContext } from '../client-context.js'
import type { ClientState } from '../client-state.js'
import type { CommandOf } from '../commands.js'
import type { ClientEvent } from '../events.js'
import { refuse } from '../refusals.js'
import { mustHave } from './must-have.js'

/** Puts a touchpoint into the journey where it belongs. */
export function moveTouchpoint(
  state: ClientState,
  { touchpointId, toJourneyId }: CommandOf<'MoveTouchpoint'>,
  { charters }: ClientContext,
): ClientEvent[] {
  const draft = new ClientDraft(state, charters)
  const place = state.touchpoints.get(touchpointId)
  if (!place) refuse('TOUCHPOINT_NOT_FOUND', `The client has no touchpoint ${touchpointId}.`, ['touchpointId'])
  const from = mustHave(draft, place.journeyId)
  const to = mustHave(draft, toJourneyId, 'toJourneyId')
  const fact = from.facts.find(({ id }) => id === touchpointId)
  if (from === to || !fact) return []
  const rest = from.facts.filter((each) => each !== fact)
  if (!rest.some(({ touchpoint }) => touchpoint)) {
    refuse('JOURNEY_WOULD_BE_EMPTY', `It is the only touchpoint of ${from.key}: merge the journeys instead.`, [
      'touchpointId',
    ])
  }
  from.replace(rest, fact.at)
  to.replace([...to.facts, fact], fact.at)
  return draft.concluded([
    { type: 'TouchpointMoved', data: { touchpointId, fromJourneyId: from.id, toJourneyId: to.id } },
  ])
}

/** Makes one journey of two: the touchpoints of the first belong to the second. */
export function mergeJourneys(
  state: ClientState,
  { fromJourneyId, intoJourneyId }: CommandOf<'MergeJourneys'>,
  { charters }: ClientContext,
): ClientEvent[] {
  const draft = new ClientDraft(state, charters)
  const from = mustHave(draft, fromJourneyId, 'fromJourneyId')
  const into = mustHave(draft, intoJourneyId, 'intoJourneyId')
  if (from === into) refuse('SAME_JOURNEY', `${into.key} cannot be merged into itself.`, ['intoJourneyId'])
  const changedFrom = from.standing?.firstAt ?? 0
  into.replace([...into.facts, ...from.facts], changedFrom)
  from.changedFrom = changedFrom
  from.gone = true
  return draft.concluded([{ type: 'JourneysMerged', data: { fromJourneyId: from.id, intoJourneyId: into.id } }])
}
