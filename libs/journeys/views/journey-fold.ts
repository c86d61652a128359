import { rowOf, type Rows, type Selection } from '#views'
import { isCommanded } from '../domain/commanded.js'
import type { ClientEvent } from '../domain/events.js'
import { journeys, opened, withProgress, type FoldedJourney } from './journey.js'
import { advanceProgress, noProgress, type JourneyProgress, type ReadHop } from './journey-progress.js'
import { putChanged } from './pending.js'
import { putHops, putPaths, removePaths, touchedPaths } from './path.js'
import { sortedEntries, timelineEntries } from './timeline-entry.js'

export function touchedJourneys(event: ClientEvent): Selection[] {
  if (isCommanded(event)) return [rowOf(journeys, event.data.journeyId)]
  switch (event.type) {
    case 'TouchpointRecorded':
      return [rowOf(journeys, event.data.journeyId), ...(event.data.late ? touchedPaths(event.data.journeyId) : [])]
    case 'JourneyChanged':
      return [rowOf(journeys, event.data.journeyId)]
    case 'TouchpointMoved':
    case 'JourneySplit':
      return bothOf(event.data.fromJourneyId, event.data.toJourneyId)
    case 'JourneysMerged':
      return bothOf(event.data.fromJourneyId, event.data.intoJourneyId)
    default:
      return []
  }
}

const bothOf = (...ids: readonly string[]): Selection[] =>
  ids.flatMap((id) => [rowOf(journeys, id), ...touchedPaths(id)])

/** Folds an event into the rows of its journeys; the timeline's rows have it already. */
export function projectJourneys(rows: Rows, event: ClientEvent, clientId: string): void {
  if (isCommanded(event)) return advance(rows, event.data.journeyId, event.data.factId)
  switch (event.type) {
    case 'JourneyOpened':
      return rows.put(journeys, opened(event.data, clientId))
    case 'TouchpointRecorded':
      if (event.data.late) return rewalk(rows, event.data.journeyId)
      return advance(rows, event.data.journeyId, event.data.touchpointId)
    case 'JourneyChanged': {
      const { journeyId, title, topic, priority, labels } = event.data
      const row = rows.get(journeys, journeyId)
      return (
        row &&
        rows.put(journeys, {
          ...row,
          title: title ?? row.title,
          changed_topic: topic ?? row.changed_topic,
          topic: topic ?? row.topic,
          priority: priority ?? row.priority,
          labels: labels ?? row.labels,
        })
      )
    }
    case 'TouchpointMoved':
    case 'JourneySplit':
      rewalk(rows, event.data.fromJourneyId)
      return rewalk(rows, event.data.toJourneyId)
    case 'JourneysMerged': {
      const from = rows.get(journeys, event.data.fromJourneyId)
      removePaths(rows, event.data.fromJourneyId)
      if (from) rows.put(journeys, { ...from, merged_into: event.data.intoJourneyId })
      return rewalk(rows, event.data.intoJourneyId)
    }
    default:
      return
  }
}

/** Goes on with an entry that is the last one. */
function advance(rows: Rows, journeyId: string, entryId: string): void {
  const row = rows.get(journeys, journeyId)
  const entry = rows.get(timelineEntries, [journeyId, entryId])
  if (!row || !entry) return
  const { progress, hops, changed } = advanceProgress(row.progress, entry)
  putChanged(rows, changed)
  write(rows, row, row.progress, progress, hops)
}

/** Reads all facts of a journey anew: one came late, went, or came from elsewhere. */
function rewalk(rows: Rows, journeyId: string): void {
  const row = rows.get(journeys, journeyId)
  if (!row) return
  removePaths(rows, journeyId)
  const hops: ReadHop[] = []
  let progress = noProgress
  for (const entry of sortedEntries(rows, journeyId)) {
    const next = advanceProgress(progress, entry)
    progress = next.progress
    hops.push(...next.hops)
    putChanged(rows, next.changed)
  }
  write(rows, row, noProgress, progress, hops)
}

function write(
  rows: Rows,
  row: FoldedJourney,
  before: JourneyProgress,
  progress: JourneyProgress,
  hops: readonly ReadHop[],
): void {
  rows.put(journeys, withProgress(row, progress))
  putPaths(rows, row.id, before, progress)
  putHops(rows, row.id, hops)
}
