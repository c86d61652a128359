import type { Lasted } from '../../domain/lasting.js'
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
  /** From the first touchpoint to the first resolution; working time by the charter's first calendar. */
  readonly timeToResolution: Taken
  /** From the client's first ask to the first answer after it; working time by the calendar of who was asked. */
  readonly timeToFirstAnswer: Taken
}

export function resolutionFigures(selection: Selection, lasted: Lasted): ResolutionFigures {
  const { journeys } = selection
  const resolved = journeys.flatMap(({ firstAt, firstResolvedAt }) =>
    firstResolvedAt === null ? [] : [lasted(firstAt, firstResolvedAt)],
  )
  const answered = journeys.flatMap(({ firstAskAt, firstAnswerAt, askedRole: role, askedTeam: team }) =>
    firstAskAt === null || firstAnswerAt === null ? [] : [lasted(firstAskAt, firstAnswerAt, { role, team })],
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
