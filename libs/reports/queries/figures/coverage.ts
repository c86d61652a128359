import type { Charter } from '#charter'
import { Names } from '../lines/names.js'
import type { Selection } from '../selection.js'
import { behind, type JourneysBehind } from './figure.js'
import { Gathered } from './tally.js'

/** The journeys of a topic, and whether the role that owns it was there. */
export interface CoverageFigure {
  readonly topic: string
  /** The role that owns the topic. */
  readonly owner: string
  readonly journeys: JourneysBehind
  /** A touchpoint names the owner. */
  readonly reached: JourneysBehind
  readonly notReached: JourneysBehind
}

/** The topics that have an owner, those with the most journeys in which the owner was not reached first. */
export function coverage(selection: Selection, charter: Charter): CoverageFigure[] {
  const { names, nameLists } = selection.lines
  const figures = byTopic(selection)
    .entries()
    .flatMap(([number, byRoles]) => {
      const topic = names.text(number)
      const owner = topic === null ? undefined : charter.ownerOf(topic)
      if (topic === null || owner === undefined) return []
      const ownerNumber = names.numberOf(owner)
      let [journeys, reached] = [0, 0]
      for (const [roles, count] of byRoles) {
        journeys += count
        if (nameLists.namesIn(roles).includes(ownerNumber)) reached += count
      }
      return [
        {
          topic,
          owner,
          journeys: behind(selection, journeys, { topic }),
          reached: behind(selection, reached, { topic, reached: owner }),
          notReached: behind(selection, journeys - reached, { topic, notReached: owner }),
        },
      ]
    })
  return figures.sort(
    (one, other) => other.notReached.count - one.notReached.count || (one.topic < other.topic ? -1 : 1),
  )
}

/** How many journeys of each topic name which roles: few lists of roles are distinct. */
function byTopic({ slots, lines: { journeys } }: Selection): Gathered<Map<number, number>> {
  const topics = new Gathered(() => new Map<number, number>())
  for (let index = 0; index < slots.length; index++) {
    const slot = slots[index] ?? 0
    const topic = journeys.topic.at(slot)
    const roles = journeys.roles.at(slot)
    if (topic === Names.NONE) continue
    const byRoles = topics.of(topic)
    byRoles.set(roles, (byRoles.get(roles) ?? 0) + 1)
  }
  return topics
}
