import type { PromiseLine, Selection } from '../selection.js'
import { behind, countOf, journeysIn, type Counted } from './figure.js'

/** What clients were promised, and what came of it. */
export interface PromiseFigures {
  /** All of them: each is kept, withdrawn, void or open. */
  readonly made: Counted
  /** The client got what was promised, in time or later. */
  readonly kept: Counted
  readonly withdrawn: Counted
  /** The journey was resolved before it was kept or withdrawn. */
  readonly void: Counted
  /** Still to be kept. */
  readonly open: Counted
  /** Those, of all states, that were still open when they were due: settled later, or past due when the report was asked for. */
  readonly broken: Counted
  /** Kept ones, in time or later, among all but those that are open and not yet due; null where there are none. */
  readonly keptRate: number | null
}

/** Null where none is recorded: that is not judged. */
export function promiseFigures(selection: Selection): PromiseFigures | null {
  const { now, promises } = selection
  if (promises.length === 0) return null
  const figure = (chosen: readonly PromiseLine[], promise: NonNullable<Selection['filter']['promise']>): Counted => ({
    value: chosen.length,
    journeys: behind(selection, journeysIn(chosen), { promise }),
  })
  const inState = (state: PromiseLine['state']) =>
    figure(
      promises.filter((line) => line.state === state),
      { state: [state] },
    )
  const isBroken = ({ dueAt, settledAt }: PromiseLine) => dueAt < now && (settledAt === null || settledAt > dueAt)
  const kept = inState('kept')
  const due = promises.length - countOf(promises, ({ state, dueAt }) => state === 'open' && dueAt >= now)
  return {
    made: figure(promises, {}),
    kept,
    withdrawn: inState('withdrawn'),
    void: inState('void'),
    open: inState('open'),
    broken: figure(promises.filter(isBroken), { brokenAt: new Date(now).toISOString() }),
    keptRate: due === 0 ? null : kept.value / due,
  }
}
