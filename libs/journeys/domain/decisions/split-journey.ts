import { ClientDraft } from '../client-draft.js'
import type { ClientContext } from '../client-context.js'
import type { ClientState } from '../client-state.js'
import type { CommandOf } from '../commands.js'
import type { ClientEvent } from '../events.js'
import type { JourneyDraft } from '../journey-draft.js'
import { refuse } from '../refusals.js'
import { mustHave } from './must-have.js'

/**
 * Makes two journeys of one: the touchpoints that are named go into a new one. What members said of the first
 * (title, topic, priority, labels, resolutions) stays with it.
 */
export function splitJourney(
  state: ClientState,
  { journeyId, newJourneyId, touchpointIds }: CommandOf<'SplitJourney'>,
  { charters }: ClientContext,
): ClientEvent[] {
  const draft = new ClientDraft(state, charters)
  const from = mustHave(draft, journeyId)
  const going = touchpointsOf(from, touchpointIds)
  const staying = from.facts.filter((fact) => !going.includes(fact))
  if (!staying.some(({ touchpoint }) => touchpoint))
    refuse('JOURNEY_WOULD_BE_EMPTY', `These are all touchpoints of ${from.key}: leave one there.`, ['touchpointIds'])
  const { journey: to, event: opening } = draft.open(newJourneyId)
  const changedFrom = Math.min(...going.map(({ at }) => at))
  from.replace(staying, changedFrom)
  to.replace(going, changedFrom)
  const moved = going.map(({ id }) => id)
  return draft.concluded([
    opening,
    { type: 'JourneySplit', data: { fromJourneyId: from.id, toJourneyId: to.id, touchpointIds: moved } },
  ])
}

/** The facts of touchpoints of a journey, each once, in the journey's order. Refuses ids that are none of its. */
function touchpointsOf({ facts, key }: JourneyDraft, ids: readonly string[]) {
  const touchpoints = new Map(facts.flatMap((fact) => (fact.touchpoint ? [[fact.id, fact]] : [])))
  const missing = ids.findIndex((id) => !touchpoints.has(id))
  if (missing >= 0)
    refuse('TOUCHPOINT_NOT_FOUND', `${key} has no touchpoint ${ids[missing]}.`, ['touchpointIds', missing])
  const named = new Set(ids)
  return [...touchpoints.values()].filter(({ id }) => named.has(id))
}
