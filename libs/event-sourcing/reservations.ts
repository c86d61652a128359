import type { Clock } from './clock.js'
import { StoreError } from './errors.js'
import type { DomainEvent, Position } from './event.js'
import type { EventCatalogue } from './event-catalogue.js'
import type { EventStore } from './event-store.js'
import { newEventId } from './ids.js'
import type { KeyedHash } from './keyed-hash.js'

const REMEMBERED = 50_000

/** A reserved name: who has it, and the position to have read to see that. */
export type Claimed<Data> = Data & { readonly position: Position }

/** What reservations stand on. */
export interface ReservationsOptions<Event extends DomainEvent> {
  readonly store: EventStore
  readonly clock: Clock
  readonly hash: KeyedHash
  /** Of the one event that reserves a name. */
  readonly catalogue: EventCatalogue<Event>
  readonly type: Event['type']
}

/**
 * Keeps names unique across streams: each has a stream of its own, `ref-<keyed hash>`, and who opens it has
 * won. The stream's name tells nothing of what is reserved.
 */
export class Reservations<Event extends DomainEvent<string, object>> {
  private readonly known = new Map<string, Claimed<Event['data']>>()

  constructor(private readonly options: ReservationsOptions<Event>) {}

  /** Reserves a name, or finds who has. */
  async claim(
    name: readonly string[],
    reservation: Event['data'],
    origin: { readonly commandId: string; readonly actor: string },
  ): Promise<Claimed<Event['data']>> {
    const stream = this.streamOf(name)
    return this.known.get(stream) ?? (await this.winner(stream)) ?? (await this.open(stream, reservation, origin))
  }

  /** Who has a name, if anybody has. */
  async find(name: readonly string[]): Promise<Claimed<Event['data']> | undefined> {
    const stream = this.streamOf(name)
    return this.known.get(stream) ?? this.winner(stream)
  }

  private streamOf(name: readonly string[]): string {
    return `ref-${this.options.hash.of(...name)}`
  }

  private async open(
    stream: string,
    reservation: Event['data'],
    { commandId, actor }: { readonly commandId: string; readonly actor: string },
  ): Promise<Claimed<Event['data']>> {
    const { store, clock, catalogue, type } = this.options
    const recordedAt = new Date(clock.now()).toISOString()
    const schemaVersion = catalogue.versionOf(type)
    const metadata = { commandId, correlationId: commandId, causationId: commandId, actor, recordedAt, schemaVersion }
    try {
      const { position } = await store.append(stream, 'no-stream', [
        { id: newEventId(), type, data: reservation, metadata },
      ])
      return this.remember(stream, { ...reservation, position })
    } catch (error) {
      const faster =
        error instanceof StoreError && error.code === 'WRONG_EXPECTED_REVISION' ? await this.winner(stream) : undefined
      if (!faster) throw error
      return faster
    }
  }

  private async winner(stream: string): Promise<Claimed<Event['data']> | undefined> {
    const { store, catalogue } = this.options
    for await (const recorded of store.readStream(stream, { limit: 1 })) {
      const data: Event['data'] = catalogue.decode(recorded).data
      return this.remember(stream, { ...data, position: recorded.position })
    }
    return undefined
  }

  private remember(stream: string, claimed: Claimed<Event['data']>): Claimed<Event['data']> {
    if (this.known.size >= REMEMBERED) this.known.clear()
    this.known.set(stream, claimed)
    return claimed
  }
}
