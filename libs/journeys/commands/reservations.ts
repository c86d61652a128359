import { Injectable } from '@nestjs/common'
import { Clock, EventStore, KeyedHash, newEventId, StoreError, type Position } from '#event-sourcing'
import { reservationEvents, type Reservation } from '../domain/reservation.js'

const REMEMBERED = 50_000

/** A reserved name: who has it, and the position to have read to see that. */
export interface Claimed extends Reservation {
  readonly position: Position
}

/** Keeps names unique across streams: each has a stream of its own, and who opens it has won. */
@Injectable()
export class Reservations {
  private readonly known = new Map<string, Claimed>()

  constructor(
    private readonly store: EventStore,
    private readonly clock: Clock,
    private readonly hash: KeyedHash,
  ) {}

  /** Reserves a name, or finds who has. */
  async claim(
    name: readonly string[],
    reservation: Reservation,
    origin: { commandId: string; actor: string },
  ): Promise<Claimed> {
    const stream = `ref-${this.hash.of(...name)}`
    return this.known.get(stream) ?? (await this.winner(stream)) ?? (await this.open(stream, reservation, origin))
  }

  /** Who has a name, if anybody has. */
  async find(name: readonly string[]): Promise<Claimed | undefined> {
    const stream = `ref-${this.hash.of(...name)}`
    return this.known.get(stream) ?? this.winner(stream)
  }

  private async open(
    stream: string,
    reservation: Reservation,
    { commandId, actor }: { commandId: string; actor: string },
  ): Promise<Claimed> {
    const recordedAt = new Date(this.clock.now()).toISOString()
    const schemaVersion = reservationEvents.versionOf('NameReserved')
    const metadata = { commandId, correlationId: commandId, causationId: commandId, actor, recordedAt, schemaVersion }
    try {
      const { position } = await this.store.append(stream, 'no-stream', [
        { id: newEventId(), type: 'NameReserved', data: reservation, metadata },
      ])
      return this.remember(stream, { ...reservation, position })
    } catch (error) {
      const faster =
        error instanceof StoreError && error.code === 'WRONG_EXPECTED_REVISION' ? await this.winner(stream) : undefined
      if (!faster) throw error
      return faster
    }
  }

  private async winner(stream: string): Promise<Claimed | undefined> {
    for await (const recorded of this.store.readStream(stream, { limit: 1 })) {
      return this.remember(stream, { ...reservationEvents.decode(recorded).data, position: recorded.position })
    }
    return undefined
  }

  private remember(stream: string, claimed: Claimed): Claimed {
    if (this.known.size >= REMEMBERED) this.known.clear()
    this.known.set(stream, claimed)
    return claimed
  }
}
