import { z } from 'zod'
import { defineEvents, type EventOf } from '#event-sourcing'
import { charterDefinition } from './definition.js'

/** The events of the stream `charter`. */
export const charterEvents = defineEvents({
  /** A version of the charter was put in force. */
  CharterAmended: {
    version: 1,
    schema: z.object({
      version: z.int().min(1),
      effectiveFrom: z.iso.datetime(),
      definition: charterDefinition,
    }),
  },
})
export type CharterEvent = EventOf<typeof charterEvents>
