import type { Charter } from '#charter'
import type { Selection } from '../selection.js'
import { behind, groupedBy, type JourneysBehind } from './figure.js'

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
  const figures = [...groupedBy(selection.journeys, ({ topic }) => topic)].flatMap(([topic, lines]) => {
    const owner = charter.ownerOf(topic)
    if (owner === undefined) return []
    const reached = selection.reached.get(topic)?.get(owner) ?? 0
    return [
      {
        topic,
        owner,
        journeys: behind(selection, lines.length, { topic }),
        reached: behind(selection, reached, { topic, reached: owner }),
        notReached: behind(selection, lines.length - reached, { topic, notReached: owner }),
      },
    ]
  })
  return figures.sort(
    (one, other) => other.notReached.count - one.notReached.count || (one.topic < other.topic ? -1 : 1),
  )
}
