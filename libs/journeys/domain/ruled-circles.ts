import type { CharterHistory } from '#charter'
import { circleDifference } from './circle-difference.js'
import { walkContext } from './client-draft.js'
import type { ClientState } from './client-state.js'
import type { ClientEvent } from './events.js'
import { circlesOf, walkThrough } from './walk.js'

/** How the circles that a client's events announced differ from those that the rules find in its facts: nothing, where all is well. */
export function unannouncedCircles(state: ClientState, charters: CharterHistory): ClientEvent[] {
  return [...state.journeys.values()].flatMap((journey) => {
    const facts = journey.mergedInto === undefined ? journey.facts : []
    const walk = walkThrough(facts, walkContext(state, journey, charters))
    return circleDifference(journey.id, journey.announced, circlesOf(walk))
  })
}
