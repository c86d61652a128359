import type { ClientDraft } from '../client-draft.js'
import type { JourneyDraft } from '../journey-draft.js'
import { refuse } from '../refusals.js'

/** Refuses what is said of the present of a journey that stands resolved. */
export function mustBeOpen({ key, standing }: JourneyDraft): void {
  if (standing?.status === 'resolved') refuse('JOURNEY_ALREADY_RESOLVED', `${key} is resolved already.`, ['journeyId'])
}

/** The client's journey with this id; refuses where it has none. */
export function mustHave(draft: ClientDraft, journeyId: string, field = 'journeyId'): JourneyDraft {
  return draft.journey(journeyId) ?? refuse('JOURNEY_NOT_FOUND', `The client has no journey ${journeyId}.`, [field])
}
