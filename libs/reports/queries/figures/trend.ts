import { WEEK, weekName, weekStart } from '../../domain/week.js'
import { sum } from '../../domain/statistics.js'
import type { Selection } from '../selection.js'
import { behind, countOf, groupedBy, type JourneysBehind } from './figure.js'

/** The journeys whose first touchpoint lies in one ISO week, in UTC. */
export interface WeekFigure {
  /** `2026-W10`. */
  readonly week: string
  /** The Monday on which it begins, 00:00 UTC, ISO 8601. */
  readonly startsAt: string
  readonly hops: number
  readonly bounces: number
  readonly journeys: JourneysBehind
  readonly journeysWithBounce: JourneysBehind
}

/** The weeks in which journeys began, the earliest first; each journey is in one of them. */
export function trend(selection: Selection): WeekFigure[] {
  const weeks = [...groupedBy(selection.journeys, ({ firstAt }) => weekStart(firstAt))].sort(
    ([one], [other]) => one - other,
  )
  return weeks.map(([start, lines]) => {
    const began = { openedFrom: new Date(start).toISOString(), openedTo: new Date(start + WEEK).toISOString() }
    const bounced = countOf(lines, ({ bounces }) => bounces > 0)
    return {
      week: weekName(start),
      startsAt: began.openedFrom,
      hops: sum(lines.map(({ hops }) => hops)),
      bounces: sum(lines.map(({ bounces }) => bounces)),
      journeys: behind(selection, lines.length, began),
      journeysWithBounce: behind(selection, bounced, { ...began, path: { bounced: true } }),
    }
  })
}
