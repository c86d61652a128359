import { Injectable } from '@nestjs/common'
import { Clock, EventStore, KeyedHash, Reservations as ReservedNames } from '#event-sourcing'
import { reservationEvents, type ReservationEvent } from '../domain/reservation.js'

/** The names that only one client may have: references in other tools, codes. */
@Injectable()
export class Reservations extends ReservedNames<ReservationEvent> {
  constructor(store: EventStore, clock: Clock, hash: KeyedHash) {
    super({ store, clock, hash, catalogue: reservationEvents, type: 'NameReserved' })
  }
}
