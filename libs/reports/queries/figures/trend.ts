import { WEEK, weekName, weekNumber, weekStart } from '../../domain/week.js'
import type { Selection } from '../selection.js'
import { behind, type JourneysBehind } from './figure.js'

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
  const weeks = [...weeksIn(selection)].sort(([one], [other]) => one - other)
  return weeks.map(([number, { hops, bounces, journeys, bounced }]) => {
    const start = weekStart(number)
    const began = { openedFrom: new Date(start).toISOString(), openedTo: new Date(start + WEEK).toISOString() }
    return {
      week: weekName(start),
      startsAt: began.openedFrom,
      hops,
      bounces,
      journeys: behind(selection, journeys, began),
      journeysWithBounce: behind(selection, bounced, { ...began, path: { bounced: true } }),
    }
  })
}

/** What began in one week. */
interface Week {
  hops: number
  bounces: number
  journeys: number
  bounced: number
}

/** The weeks in which journeys began, by number. */
function weeksIn({ slots, lines }: Selection): Map<number, Week> {
  const weeks = new Map<number, Week>()
  const hops = lines.hops(slots)
  for (let index = 0; index < slots.length; index++) {
    const slot = slots[index] ?? 0
    const number = weekNumber(lines.journeys.firstAt.at(slot))
    let week = weeks.get(number)
    if (!week) weeks.set(number, (week = { hops: 0, bounces: 0, journeys: 0, bounced: 0 }))
    const bounces = lines.journeys.bounces.at(slot)
    week.hops += hops[index] ?? 0
    week.bounces += bounces
    week.journeys += 1
    if (bounces > 0) week.bounced += 1
  }
  return weeks
}
