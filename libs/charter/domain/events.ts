import { z } from 'zod'
import { defineEvents, type EventOf } from '#event-sourcing'
import { charterDefinition } from './definition.js'

/** The stream that the charter's versions stand in. */
export const CHARTER_STREAM = 'charter'

/** The events of the stream `charter`. */
export const charterEvents = defineEvents({
  /** A version of the charter was put in force. */
  CharterAmended: {
    version: 1,
    schema: z.object({
      version: z.int().min(1),
      effectiveFrom: z.iso.datetime(),
      definition: charterDefinition,
      /** The public holidays of the regions that its calendars name, as they were known: what is judged once stays so. */
      holidays: z.record(z.string(), z.array(z.iso.date())).default({}),
    }),
  },
  /** A version was taken back before it was in force: it never was, and its number is not given again. */
  CharterWithdrawn: { version: 1, schema: z.object({ version: z.int().min(2), withdrawnAt: z.iso.datetime() }) },
})
export type CharterEvent = EventOf<typeof charterEvents>
