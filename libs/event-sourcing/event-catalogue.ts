import type { z } from 'zod'
import { DomainError } from './errors.js'
import type { DomainEvent, Recorded, RecordedEvent } from './event.js'

/**
 * Turns the data of one version into the data of the next. Declared as a method so that an upcaster
 * may name the old shape it takes.
 */
type Upcast = { upcast(old: Record<string, unknown>): object }['upcast']

/** One event type: the schema of its data today, its version, and the way up from each older version. */
export interface EventDefinition<Schema extends z.ZodType<object> = z.ZodType<object>> {
  readonly schema: Schema
  /** Counts from 1; a change of shape that old events do not fit makes the next one. */
  readonly version: number
  /** From each older version to the one after it. */
  readonly upcast?: Readonly<Record<number, Upcast>>
}

type Definitions = Readonly<Record<string, EventDefinition>>

type EventsIn<D extends Definitions> = {
  [Type in keyof D & string]: DomainEvent<Type, z.output<D[Type]['schema']>>
}[keyof D & string]

/** The union of the events of a catalogue, told apart by `type`. */
export type EventOf<Catalogue> = Catalogue extends EventCatalogue<infer Event> ? Event : never

/** Defines the events of a context: one schema a type, from which the types of the events are inferred. */
export function defineEvents<const D extends Definitions>(definitions: D): EventCatalogue<EventsIn<D>> {
  return new EventCatalogue(new Map(Object.entries(definitions)))
}

/** The events that this program knows, in today's shape, and how to read the older ones. */
export class EventCatalogue<out Event extends DomainEvent> {
  constructor(private readonly definitions: ReadonlyMap<string, EventDefinition>) {
    for (const [type, definition] of definitions) requireWholeChain(type, definition)
  }

  /** The names of all event types, in the order of their definition. */
  get types(): readonly Event['type'][] {
    return [...this.definitions.keys()]
  }

  has(type: string): type is Event['type'] {
    return this.definitions.has(type)
  }

  /** What is defined for a type. Throws for a type that this catalogue does not have. */
  definitionOf(type: string): EventDefinition {
    const definition = this.definitions.get(type)
    if (definition === undefined) throw new Error(`No event type ${type} is defined.`)
    return definition
  }

  /** The version of the schema that new events of this type follow. */
  versionOf(type: string): number {
    return this.definitionOf(type).version
  }

  /**
   * The event in today's shape: upcast from the version it was written in, and validated.
   *
   * Throws `EVENT_UNREADABLE` for an unknown type, a newer version, or data that does not fit.
   */
  decode(recorded: RecordedEvent): Recorded<Event> {
    const definition = this.definitions.get(recorded.type)
    if (definition === undefined) throw unreadable(recorded, 'this program does not know its type')
    const { schemaVersion } = recorded.metadata
    if (schemaVersion > definition.version) {
      throw unreadable(
        recorded,
        `it has version ${schemaVersion}, this program knows ${definition.version}; use a newer one`,
      )
    }
    const parsed = definition.schema.safeParse(upcast(recorded, definition))
    if (!parsed.success) throw unreadable(recorded, complaints(parsed.error))
    const today: RecordedEvent = { ...recorded, data: parsed.data }
    if (schemaVersion === definition.version) return today as Recorded<Event>
    return { ...today, metadata: { ...recorded.metadata, schemaVersion: definition.version } } as Recorded<Event>
  }

  /** One catalogue of the events of two contexts. A type that both define is a mistake. */
  merge<Other extends DomainEvent>(other: EventCatalogue<Other>): EventCatalogue<Event | Other> {
    const twice = other.types.filter((type) => this.has(type))
    if (twice.length > 0) throw new Error(`Defined in two catalogues: ${twice.join(', ')}.`)
    return new EventCatalogue(new Map([...this.definitions, ...other.definitions]))
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

function upcast(recorded: RecordedEvent, { version, upcast }: EventDefinition): unknown {
  let data = recorded.data
  for (let from = recorded.metadata.schemaVersion; from < version; from++) {
    const step = upcast?.[from]
    if (step === undefined || !isObject(data)) throw unreadable(recorded, `nothing leads on from version ${from}`)
    try {
      data = step(data as Record<string, unknown>)
    } catch (cause) {
      throw unreadable(recorded, `it could not be brought from version ${from} to ${from + 1}`, { cause })
    }
  }
  return data
}

function requireWholeChain(type: string, { version, upcast }: EventDefinition): void {
  if (!Number.isInteger(version) || version < 1)
    throw new Error(`${type} has version ${version}; versions count from 1.`)
  for (let from = 1; from < version; from++) {
    if (upcast?.[from] === undefined) throw new Error(`${type} has version ${version} and no upcaster from ${from}.`)
  }
}

function complaints(error: z.ZodError): string {
  return error.issues.map((issue) => `${['data', ...issue.path].join('.')}: ${issue.message}`).join('; ')
}

function unreadable(recorded: RecordedEvent, why: string, options?: ErrorOptions): DomainError<'EVENT_UNREADABLE'> {
  const { type, stream, revision } = recorded
  const error = new DomainError(
    'EVENT_UNREADABLE',
    `The event ${type} at revision ${revision} of ${stream} cannot be read: ${why}.`,
  )
  if (options?.cause !== undefined) error.cause = options.cause
  return error
}
