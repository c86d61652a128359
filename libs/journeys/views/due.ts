import { rowOf, type Rows, type Selection } from '#views'
import type { Due } from '../domain/due.js'
import type { ClientEvent } from '../domain/events.js'
import { journeys } from './journey.js'

/** What an event tells of when time alone will next change something. */
const dueIn = ({ data }: ClientEvent): Due => ('due' in data && data.due) || {}

export const touchedDue = (event: ClientEvent): Selection[] =>
  Object.keys(dueIn(event)).map((journeyId) => rowOf(journeys, journeyId))

/** Notes when time will next change each journey; the event's other changes are in the rows already. */
export function projectDue(rows: Rows, event: ClientEvent): void {
  for (const [journeyId, instant] of Object.entries(dueIn(event))) {
    const row = rows.get(journeys, journeyId)
    if (row) rows.put(journeys, { ...row, due_at: instant === null ? null : Date.parse(instant) })
  }
}
