import { integer, json, rowOf, table, text, type RowOf, type Rows, type Selection, type StoredRowOf } from '#views'
import type { RecordedEvent } from '#event-sourcing'
import type { CircleKind } from '../domain/circles/circle.js'
import { circles as rules } from '../domain/circles/circles.js'
import type { ClientEvent, RecordedVisit } from '../domain/events.js'

/** A circle that a journey is or was in, with all its visits. */
export const circles = table({
  name: 'circle',
  columns: {
    id: text(),
    client_id: text(),
    journey_id: text(),
    kind: text<CircleKind>(),
    depth: integer(),
    spell: text(),
    open: integer<0 | 1>(),
    /** Of the first visit. */
    entered_at: integer(),
    /** Of the last visit, empty while it lasts. */
    left_at: integer().nullable(),
    /** The role that should have been there. */
    missing: text().nullable(),
    /** The first one first. */
    visits: json<readonly RecordedVisit[]>(),
    /** What members said to it, each at most once, and who. */
    acknowledged_at: integer().nullable(),
    acknowledged_by: text().nullable(),
    acknowledged_note: text().nullable(),
    dismissed_at: integer().nullable(),
    dismissed_by: text().nullable(),
    dismissed_because: text().nullable(),
  },
  key: ['id'],
  indexes: [['client_id'], ['entered_at', 'id'], ['kind', 'open'], ['journey_id', 'kind', 'open', 'dismissed_at']],
})
export type CircleRow = StoredRowOf<typeof circles>
type FoldedCircle = RowOf<typeof circles>

export function touchedCircles(event: ClientEvent): Selection[] {
  switch (event.type) {
    case 'CircleEntered':
    case 'CircleEvidenceAdded':
    case 'CircleLeft':
    case 'CircleCorrected':
    case 'CircleAcknowledged':
    case 'CircleDismissed':
      return [rowOf(circles, event.data.circleId)]
    default:
      return []
  }
}

export function projectCircles(rows: Rows, event: ClientEvent, clientId: string, { metadata }: RecordedEvent): void {
  switch (event.type) {
    case 'CircleEntered': {
      const { circleId, journeyId, kind, spell, enteredAt, evidence, missing } = event.data
      const known = rows.get(circles, circleId)
      const visit = { enteredAt, evidence, ...(missing !== undefined && { missing }) }
      return putCircle(rows, { circleId, journeyId, kind, spell }, clientId, [...(known?.visits ?? []), visit])
    }
    case 'CircleEvidenceAdded': {
      const { evidence } = event.data
      return changeLast(rows, event.data.circleId, (visit) => ({
        ...visit,
        evidence: [...visit.evidence, ...evidence],
      }))
    }
    case 'CircleLeft': {
      const { leftAt } = event.data
      return changeLast(rows, event.data.circleId, (visit) => ({ ...visit, leftAt }))
    }
    case 'CircleCorrected':
      return putCircle(rows, event.data, clientId, event.data.visits)
    case 'CircleRetracted':
      return rows.delete(circles, event.data.circleId)
    case 'CircleAcknowledged':
      return say(rows, event.data.circleId, {
        acknowledged_at: Date.parse(metadata.recordedAt),
        acknowledged_by: metadata.actor,
        acknowledged_note: event.data.note ?? null,
      })
    case 'CircleDismissed':
      return say(rows, event.data.circleId, {
        dismissed_at: Date.parse(metadata.recordedAt),
        dismissed_by: metadata.actor,
        dismissed_because: event.data.reason,
      })
    default:
      return
  }
}

/** What members said to a circle of which they have said nothing. */
const nothingSaid = {
  acknowledged_at: null,
  acknowledged_by: null,
  acknowledged_note: null,
  dismissed_at: null,
  dismissed_by: null,
  dismissed_because: null,
}

function say(rows: Rows, circleId: string, said: Partial<FoldedCircle>): void {
  const row = rows.get(circles, circleId)
  if (row) rows.put(circles, { ...row, ...said })
}

function changeLast(rows: Rows, circleId: string, change: (visit: RecordedVisit) => RecordedVisit): void {
  const row = rows.get(circles, circleId)
  if (!row) return
  const { id, journey_id, kind, spell, client_id, visits } = row
  putCircle(rows, { circleId: id, journeyId: journey_id, kind, spell }, client_id, [
    ...visits.slice(0, -1),
    ...visits.slice(-1).map(change),
  ])
}

function putCircle(
  rows: Rows,
  { circleId, journeyId, kind, spell }: { circleId: string; journeyId: string; kind: CircleKind; spell: string },
  clientId: string,
  visits: readonly RecordedVisit[],
): void {
  const [first, last] = [visits[0], visits[visits.length - 1]]
  if (!first || !last) return
  rows.put(circles, {
    ...(rows.get(circles, circleId) ?? nothingSaid),
    id: circleId,
    client_id: clientId,
    journey_id: journeyId,
    kind,
    depth: rules.find((rule) => rule.kind === kind)?.depth ?? 0,
    spell,
    open: last.leftAt === undefined ? 1 : 0,
    entered_at: Date.parse(first.enteredAt),
    left_at: last.leftAt === undefined ? null : Date.parse(last.leftAt),
    missing: last.missing ?? null,
    visits,
  })
}
