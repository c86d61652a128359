import { z } from 'zod'
import { defineEvents, type EventOf } from '#event-sourcing'

/** The events of reservation streams, `ref-<keyed hash>`: who came first to a name of a member. */
export const memberNameEvents = defineEvents({
  /** A name, or an alias, belongs to this member. */
  MemberNameReserved: { version: 1, schema: z.object({ memberId: z.uuid() }) },
})
export type MemberNameEvent = EventOf<typeof memberNameEvents>
