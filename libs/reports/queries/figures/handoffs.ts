import type { HandoffState } from '#journeys/reading'
import type { Selection } from '../selection.js'
import { behind, type Counted } from './figure.js'
import { Tally } from './tally.js'

/** Offers of journeys to other roles, and what came of them. One that its giver replaced by another is not counted. */
export interface HandoffFigures {
  /** All of them: each is accepted, declined, void or open. */
  readonly offered: Counted
  /** The receiver took it, by word or by touching the journey. */
  readonly accepted: Counted
  readonly declined: Counted
  /** The journey was resolved before anybody took it up. */
  readonly void: Counted
  /** Nobody has taken it up or declined it yet. */
  readonly open: Counted
  /** The open ones that should have been taken up or declined before the report was asked for. */
  readonly overdue: Counted
  /** What is known came with it. */
  readonly briefed: Counted
  /** Accepted ones among all but those that are open and not yet due; null where there are none. */
  readonly acceptanceRate: number | null
  /** Briefed ones among all. */
  readonly briefedShare: number
}

/** Null where none is recorded: that is not judged. */
export function handoffFigures(selection: Selection): HandoffFigures | null {
  const { now, slots } = selection
  const { handoffs, names } = selection.lines
  const is = (handoff: number, state: HandoffState) => names.text(handoffs.state.at(handoff)) === state
  const isOverdue = (handoff: number) => is(handoff, 'offered') && handoffs.dueAt.at(handoff) < now
  const isCounted = (handoff: number) => !is(handoff, 'superseded')
  const tally = (isSo: (handoff: number) => boolean): Tally => {
    const found = new Tally()
    handoffs.of.each(slots, (handoff, slot) => {
      if (isCounted(handoff) && isSo(handoff)) found.add(slot)
    })
    return found
  }
  const figure = ({ count, journeys }: Tally, handoff: NonNullable<Selection['filter']['handoff']>): Counted => ({
    value: count,
    journeys: behind(selection, journeys, { handoff }),
  })
  const inState = (state: HandoffState) =>
    figure(
      tally((handoff) => is(handoff, state)),
      { state: [state] },
    )
  const all = tally(() => true)
  if (all.count === 0) return null
  const counted: HandoffState[] = ['offered', 'accepted', 'declined', 'void']
  const accepted = inState('accepted')
  const briefed = tally((handoff) => handoffs.briefed.at(handoff) === 1)
  const awaited = tally((handoff) => is(handoff, 'offered') && !isOverdue(handoff)).count
  return {
    offered: figure(all, { state: counted }),
    accepted,
    declined: inState('declined'),
    void: inState('void'),
    open: inState('offered'),
    overdue: figure(tally(isOverdue), { overdueAt: new Date(now).toISOString() }),
    briefed: figure(briefed, { state: counted, briefed: true }),
    acceptanceRate: all.count === awaited ? null : accepted.value / (all.count - awaited),
    briefedShare: briefed.count / all.count,
  }
}
