import { z } from 'zod'
import { personal, word } from '#event-sourcing'

/** A client's id in another tool. */
export const clientRef = z.object({
  /** The tool, e.g. `crm`. */
  system: word,
  /** The client's id there. */
  id: personal(word),
})
export type ClientRef = z.infer<typeof clientRef>
