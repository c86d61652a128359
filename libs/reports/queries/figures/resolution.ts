import type { RealColumn } from '../lines/column.js'
import { numbersWhere } from '../lines/numbers.js'
import type { Selection } from '../selection.js'
import { behind, countAboveZero, type JourneysBehind } from './figure.js'
import { Times, type Spread } from './times.js'

/** How long the journeys took that came so far. */
export interface Taken extends Spread {
  readonly journeys: JourneysBehind
}

/** Whether clients got what they came for, and when. */
export interface ResolutionFigures {
  /** Resolved at least once. */
  readonly resolved: JourneysBehind
  readonly neverResolved: JourneysBehind
  readonly reopened: JourneysBehind
  /** From the first touchpoint to the first resolution; working time by the charter's first calendar. */
  readonly timeToResolution: Taken
  /** From the client's first ask to the first answer after it; working time by the calendar of who was asked. */
  readonly timeToFirstAnswer: Taken
}

export function resolutionFigures(selection: Selection): ResolutionFigures {
  const { slots } = selection
  const { resolution, resolutionWorking, answer, answerWorking, reopenings } = selection.lines.journeys
  const resolved = timesIn(slots, resolution, resolutionWorking)
  const answered = timesIn(slots, answer, answerWorking)
  const everResolved = behind(selection, resolved.count, { neverResolved: false })
  return {
    resolved: everResolved,
    neverResolved: behind(selection, slots.length - resolved.count, { neverResolved: true }),
    reopened: behind(selection, countAboveZero(reopenings.of(slots)), { reopened: true }),
    timeToResolution: { ...resolved.spread, journeys: everResolved },
    timeToFirstAnswer: { ...answered.spread, journeys: behind(selection, answered.count, { answered: true }) },
  }
}

/** The times of the journeys that have one. */
function timesIn(slots: Int32Array, elapsed: RealColumn, working: RealColumn): Times {
  const known = numbersWhere(slots, (slot) => !Number.isNaN(elapsed.at(slot)))
  return new Times(elapsed.of(known), working.of(known))
}
