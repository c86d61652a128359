import { pairKey, type ClientState } from '../client-state.js'
import type { CommandOf } from '../commands.js'
import type { ClientEvent } from '../events.js'
import { refuse } from '../refusals.js'

/** Decides that two journeys whose merge was proposed are two needs. It is not proposed again. */
export function refuseMerge(
  { proposals }: ClientState,
  { journeyId, withJourneyId, reason }: CommandOf<'RefuseMerge'>,
): ClientEvent[] {
  if (proposals.get(pairKey(journeyId, withJourneyId)) !== 'open')
    refuse('PROPOSAL_NOT_FOUND', 'No merge of these two journeys waits for a decision.', ['withJourneyId'])
  const data = { journeyId, withJourneyId, ...(reason !== undefined && { reason }) }
  return [{ type: 'MergeRefused', data }]
}
