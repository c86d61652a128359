import { z } from 'zod'
import { defineEvents, personal, type EventOf } from '#event-sourcing'

/**
 * The events of reservation streams, `ref-<keyed hash>`: who came first to a name that only one
 * client may have. The stream's name tells nothing of what is reserved.
 */
export const reservationEvents = defineEvents({
  /** A client's code, or a reference in another tool, belongs to this client. */
  NameReserved: {
    version: 1,
    schema: z.object({
      clientId: z.uuid(),
      /** With what to register the client, should whoever reserved the name not have come to it. */
      registration: z
        .object({
          name: personal(z.string()),
          ref: z.object({ system: z.string(), id: personal(z.string()) }),
        })
        .optional(),
    }),
  },
})
export type ReservationEvent = EventOf<typeof reservationEvents>
export type Reservation = ReservationEvent['data']
