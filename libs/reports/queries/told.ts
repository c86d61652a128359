import { parsed } from '#views'
import type { JourneyLine, Selection } from './selection.js'

/** What the timelines of some journeys tell. */
export function inputsOf(journeys: readonly JourneyLine[]): Selection['inputs'] {
  const teams = new Set<string>()
  for (const names of new Set(journeys.map((journey) => journey.teams)))
    for (const team of parsed(names)) teams.add(team)
  return {
    directions: journeys.some(({ tellsDirections }) => tellsDirections === 1),
    ours: journeys.some(({ tellsOurs }) => tellsOurs === 1),
    topics: journeys.some(({ topic }) => topic !== null),
    handoffs: journeys.some(({ tellsHandoffs }) => tellsHandoffs === 1),
    promises: journeys.some(({ tellsPromises }) => tellsPromises === 1),
    teams: teams.size,
  }
}

/** By topic and role: the journeys of the topic in which a touchpoint names the role. */
export function rolesReached(journeys: readonly JourneyLine[]): Selection['reached'] {
  // Few lists of roles are distinct: each is read once.
  const counts = new Map<string, Map<JourneyLine['roles'], number>>()
  for (const { topic, roles } of journeys) {
    if (topic === null) continue
    const lists = counts.get(topic) ?? new Map<JourneyLine['roles'], number>()
    counts.set(topic, lists.set(roles, (lists.get(roles) ?? 0) + 1))
  }
  return new Map([...counts].map(([topic, lists]) => [topic, byRole(lists)]))
}

function byRole(lists: ReadonlyMap<JourneyLine['roles'], number>): Map<string, number> {
  const reached = new Map<string, number>()
  for (const [roles, count] of lists)
    for (const role of parsed(roles)) reached.set(role, (reached.get(role) ?? 0) + count)
  return reached
}
