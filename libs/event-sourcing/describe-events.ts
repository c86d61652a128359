import type { EventCatalogue } from './event-catalogue.js'
import type { DomainEvent, EventMetadata, NewEvent } from './event.js'
import { newEventId } from './ids.js'

/** What the events of one command have in common. */
export interface EventOrigin {
  readonly commandId: string
  readonly actor: string
  /** The command's own id by default. */
  readonly correlationId?: string
  /** The command's own id by default. */
  readonly causationId?: string
}

/** Gives the events that a decider made their ids and metadata. */
export function describeEvents<Event extends DomainEvent>(
  events: readonly Event[],
  { commandId, actor, correlationId = commandId, causationId = commandId }: EventOrigin,
  { catalogue, now }: { readonly catalogue: EventCatalogue<Event>; readonly now: () => Date },
  traceparent?: string,
): NewEvent<Event>[] {
  const recordedAt = now().toISOString()
  const traced = traceparent === undefined ? undefined : { traceparent }
  let metadata: EventMetadata | undefined
  return events.map(({ type, data }) => {
    const schemaVersion = catalogue.versionOf(type)
    // Events of one version share their metadata, which is then written as JSON once.
    if (metadata?.schemaVersion !== schemaVersion)
      metadata = { commandId, correlationId, causationId, actor, recordedAt, schemaVersion, ...traced }
    return { id: newEventId(), type, data, metadata }
  })
}
