import type { Selection } from '../selection.js'
import { behind, countOf, spread, type JourneysBehind, type Spread } from './figure.js'

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
  /** From the first touchpoint to the first resolution. */
  readonly timeToResolution: Taken
  /** From the client's first ask to the first answer after it. */
  readonly timeToFirstAnswer: Taken
}

export function resolutionFigures(selection: Selection): ResolutionFigures {
  const { journeys } = selection
  const resolved = journeys.flatMap(({ firstAt, firstResolvedAt }) =>
    firstResolvedAt === null ? [] : [firstResolvedAt - firstAt],
  )
  const answered = journeys.flatMap(({ firstAskAt, firstAnswerAt }) =>
    firstAskAt === null || firstAnswerAt === null ? [] : [firstAnswerAt - firstAskAt],
  )
  const everResolved = behind(selection, resolved.length, { neverResolved: false })
  return {
    resolved: everResolved,
    neverResolved: behind(selection, journeys.length - resolved.length, { neverResolved: true }),
    reopened: behind(
      selection,
      countOf(journeys, ({ reopenings }) => reopenings > 0),
      { reopened: true },
    ),
    timeToResolution: { ...spread(resolved), journeys: everResolved },
    timeToFirstAnswer: { ...spread(answered), journeys: behind(selection, answered.length, { answered: true }) },
  }
}
