import { z } from 'zod'
import { personal } from '#event-sourcing'

/** A client's id in another tool. */
export const clientRef = z.object({
  /** The tool, e.g. `crm`. */
  system: z.string().trim().min(1).max(200),
  /** The client's id there. */
  id: personal(z.string().trim().min(1).max(200)),
})
export type ClientRef = z.infer<typeof clientRef>
