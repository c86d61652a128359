import { z } from 'zod'
import { instant } from './touchpoint.js'

/**
 * When time alone will next change each journey whose facts a write changed, by its id; null for never.
 * The last event of the write that changes facts carries it.
 */
export const due = z.record(z.uuid(), instant.nullable())
export type Due = z.infer<typeof due>

/** The field of the events that change facts. */
export const withDueField = { due: due.optional() }
