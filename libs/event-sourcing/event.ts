/** A fact in the past tense: its type and its JSON-safe data. */
export interface DomainEvent<Type extends string = string, Data = unknown> {
  readonly type: Type
  readonly data: Data
}

/** What is known about the recording of an event, beside the fact itself. */
export interface EventMetadata {
  /** The command that caused the event; a repeat of the command is answered from it. */
  readonly commandId: string
  /** One id for everything that follows from one request. */
  readonly correlationId: string
  /** The command or event that led directly to this one. */
  readonly causationId: string
  /** Who asked: an actor's id, never a name. */
  readonly actor: string
  /** When the event was recorded, ISO 8601 in UTC. */
  readonly recordedAt: string
  /** The version of the event's schema that `data` follows. */
  readonly schemaVersion: number
  /** Where the trace of the request stands that led to the event, as W3C's `traceparent`; only where it was traced. */
  readonly traceparent?: string
}

/** An event ready to be appended. `id` is a UUID that was given to no other event. */
export interface NewEvent<E extends DomainEvent = DomainEvent> {
  readonly id: string
  readonly type: E['type']
  readonly data: E['data']
  readonly metadata: EventMetadata
}

/**
 * A place in the order of all events of one store. Opaque; the only promise is that positions of
 * one store compare as text in the order of the events.
 */
export type Position = string & { readonly __brand: 'Position' }

/** Before the first event of every store. */
export const START = '' as Position

/** An event as the store gives it back. `revision` counts from 0 within its stream. */
export interface RecordedEvent<E extends DomainEvent = DomainEvent> extends NewEvent<E> {
  readonly stream: string
  readonly revision: number
  readonly position: Position
}

/** The recorded form of each event of a union, still told apart by `type`. */
export type Recorded<E extends DomainEvent> = E extends DomainEvent ? RecordedEvent<E> : never
