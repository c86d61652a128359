import type { PromiseState } from '#journeys/reading'
import type { Selection } from '../selection.js'
import { behind, type Counted } from './figure.js'
import { Tally } from './tally.js'

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
  const { now, slots } = selection
  const { promises, names } = selection.lines
  const is = (promise: number, state: PromiseState) => names.text(promises.state.at(promise)) === state
  const isBroken = (promise: number) => {
    const [dueAt, settledAt] = [promises.dueAt.at(promise), promises.settledAt.at(promise)]
    return dueAt < now && (Number.isNaN(settledAt) || settledAt > dueAt)
  }
  const tally = (isSo: (promise: number) => boolean): Tally => {
    const found = new Tally()
    promises.of.each(slots, (promise, slot) => {
      if (isSo(promise)) found.add(slot)
    })
    return found
  }
  const figure = ({ count, journeys }: Tally, promise: NonNullable<Selection['filter']['promise']>): Counted => ({
    value: count,
    journeys: behind(selection, journeys, { promise }),
  })
  const inState = (state: PromiseState) =>
    figure(
      tally((promise) => is(promise, state)),
      { state: [state] },
    )
  const all = tally(() => true)
  if (all.count === 0) return null
  const kept = inState('kept')
  const due = all.count - tally((promise) => is(promise, 'open') && promises.dueAt.at(promise) >= now).count
  return {
    made: figure(all, {}),
    kept,
    withdrawn: inState('withdrawn'),
    void: inState('void'),
    open: inState('open'),
    broken: figure(tally(isBroken), { brokenAt: new Date(now).toISOString() }),
    keptRate: due === 0 ? null : kept.value / due,
  }
}
