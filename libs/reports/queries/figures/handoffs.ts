import type { HandoffLine, Selection } from '../selection.js'
import { behind, countOf, journeysIn, type Counted } from './figure.js'

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
  const { now } = selection
  const lines = selection.handoffs.filter(({ state }) => state !== 'superseded')
  if (lines.length === 0) return null
  const figure = (chosen: readonly HandoffLine[], handoff: NonNullable<Selection['filter']['handoff']>): Counted => ({
    value: chosen.length,
    journeys: behind(selection, journeysIn(chosen), { handoff }),
  })
  const inState = (state: HandoffLine['state']) =>
    figure(
      lines.filter((line) => line.state === state),
      { state: [state] },
    )
  const counted: HandoffLine['state'][] = ['offered', 'accepted', 'declined', 'void']
  const isOverdue = ({ state, dueAt }: HandoffLine) => state === 'offered' && dueAt !== null && dueAt < now
  const isBriefed = ({ briefed }: HandoffLine) => briefed === 1
  const accepted = inState('accepted')
  const awaited = countOf(lines, (line) => line.state === 'offered' && !isOverdue(line))
  return {
    offered: figure(lines, { state: counted }),
    accepted,
    declined: inState('declined'),
    void: inState('void'),
    open: inState('offered'),
    overdue: figure(lines.filter(isOverdue), { overdueAt: new Date(now).toISOString() }),
    briefed: figure(lines.filter(isBriefed), { state: counted, briefed: true }),
    acceptanceRate: lines.length === awaited ? null : accepted.value / (lines.length - awaited),
    briefedShare: countOf(lines, isBriefed) / lines.length,
  }
}
