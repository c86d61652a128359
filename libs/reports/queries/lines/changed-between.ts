import { DomainError, type EventReader, type Position, type RecordedEvent } from '#event-sourcing'
import { changedJourneys, clientEvents, journeysProjection } from '#journeys/reading'

/** After more events than these it takes less time to read all lines anew. */
const MOST_EVENTS = 50_000

/**
 * The ids of the journeys that the events behind one position and up to another have changed; undefined where there are
 * too many events.
 */
export async function changedBetween(
  reader: EventReader,
  after: Position,
  upTo: Position,
): Promise<Set<string> | undefined> {
  const changed = new Set<string>()
  if (after === upTo) return changed
  let events = 0
  for await (const recorded of reader.readAll({ after, streams: journeysProjection.streams })) {
    if (recorded.position > upTo) break
    if (++events > MOST_EVENTS) return undefined
    for (const journeyId of changedBy(recorded)) changed.add(journeyId)
  }
  return changed
}

/** An event that cannot be read has changed nothing: its stream stands still. */
function changedBy(recorded: RecordedEvent): readonly string[] {
  try {
    return changedJourneys(clientEvents.decode(recorded))
  } catch (error) {
    if (error instanceof DomainError && error.code === 'EVENT_UNREADABLE') return []
    throw error
  }
}
