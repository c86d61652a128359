import { sighting, type Circle } from './circle.js'

/**
 * Depth 3: the client told the story again at or after a hop without a briefing; or the journey took a route
 * that requires one, without. Left by a briefing to the present holder's role, or by the next hop.
 */
export const coldHandoff: Circle = {
  kind: 'cold-handoff',
  depth: 3,
  inspect({ arrival: { cold } }) {
    return cold && { ...sighting(cold.at, cold.evidence), isApart: true }
  },
}
