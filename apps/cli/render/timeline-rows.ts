import type { EntryShown, HopShown, JourneyTimeline, VisitShown } from '../desk/shown.js'

type Circle = JourneyTimeline['circles'][number]

/** A line of the drawing before it is drawn. Instants in milliseconds. */
export type TimelineRow =
  | { readonly kind: 'entry'; readonly at: number; readonly entry: EntryShown; readonly holder: string | undefined }
  | { readonly kind: 'hop'; readonly at: number; readonly hop: HopShown }
  | { readonly kind: 'enter' | 'leave'; readonly at: number; readonly circle: Circle; readonly visit: VisitShown }
  | { readonly kind: 'quiet'; readonly at: number; readonly for: number }
  | { readonly kind: 'resolved'; readonly at: number; readonly after: number }

type Mark = Extract<TimelineRow, { kind: 'enter' | 'leave' | 'resolved' }>

/** A gap that is worth a line. */
const QUIET = 3 * 86_400_000

/** All lines of a journey in the order of time: touchpoints, hops, circles entered and left, quiet gaps, the resolution. */
export function timelineRows(journey: JourneyTimeline): TimelineRow[] {
  const { entries, hops } = journey
  const hopAt = new Map(hops.map((hop) => [hop.touchpointId, hop]))
  const marks = marksAfter(journey)
  let holder = hops[0]?.from
  const rows = entries.flatMap((entry, index): TimelineRow[] => {
    const at = Date.parse(entry.occurredAt)
    const hop = hopAt.get(entry.id)
    if (hop) holder = hop.to
    return [
      ...(hop ? [{ kind: 'hop', at, hop } as const] : []),
      { kind: 'entry', at, entry, holder },
      ...(marks.get(index) ?? []),
    ]
  })
  return withQuietGaps(rows)
}

/** The circles entered and left and the resolution that stands, by the index of the entry after which they are drawn. */
function marksAfter(journey: JourneyTimeline): Map<number, Mark[]> {
  const after = new Map<number, Mark[]>()
  for (const mark of marksOf(journey)) {
    const index = placeOf(mark, journey.entries)
    after.set(index, [...(after.get(index) ?? []), mark])
  }
  for (const marks of after.values()) marks.sort(inOrder)
  return after
}

function marksOf({ circles, entries, resolvedAt }: JourneyTimeline): Mark[] {
  const visits = circles.flatMap((circle) => circle.visits.map((visit) => ({ circle, visit })))
  const marks = visits.flatMap(({ circle, visit }): Mark[] => [
    { kind: 'enter', at: Date.parse(visit.enteredAt), circle, visit },
    ...(visit.leftAt === null ? [] : [{ kind: 'leave', at: Date.parse(visit.leftAt), circle, visit } as const]),
  ])
  const [first] = entries
  if (resolvedAt === null || !first) return marks
  const at = Date.parse(resolvedAt)
  return [...marks, { kind: 'resolved', at, after: at - Date.parse(first.occurredAt) }]
}

const turns = { leave: 0, enter: 1, resolved: 2 } as const

/** What is left at an instant is left before something else is entered. */
const inOrder = (one: Mark, other: Mark): number =>
  one.at - other.at ||
  turns[one.kind] - turns[other.kind] ||
  ('circle' in one && 'circle' in other ? one.circle.depth - other.circle.depth : 0)

/** After the touchpoint of that instant that shows it, else after the last one by then. */
function placeOf(mark: Mark, entries: readonly EntryShown[]): number {
  const showing = entries.findLastIndex((entry) => Date.parse(entry.occurredAt) === mark.at && shows(mark, entry))
  const last = entries.findLastIndex(({ occurredAt }) => Date.parse(occurredAt) <= mark.at)
  return showing >= 0 ? showing : Math.max(0, last)
}

function shows(mark: Mark, { id, kind, effect }: EntryShown): boolean {
  if (mark.kind === 'enter') return mark.visit.evidence.includes(id)
  return mark.kind === 'resolved' && (kind === 'resolution' || effect === 'resolves')
}

function withQuietGaps(rows: readonly TimelineRow[]): TimelineRow[] {
  return rows.flatMap((row, index) => {
    const before = rows[index - 1]
    const gap = before ? row.at - before.at : 0
    return gap >= QUIET ? [{ kind: 'quiet', at: row.at, for: gap } as const, row] : [row]
  })
}
