import { z } from 'zod'
import { instant } from './touchpoint.js'

/**
 * When time alone will next change each journey whose facts a write changed, by its id; null for never.
 * The last event of the write that changes facts carries it.
 */
export const due = z.record(z.uuid(), instant.nullable())
export type Due = z.infer<typeof due>

/** The instants of some journeys, by their ids. */
export function dueOf(instants: readonly (readonly [journeyId: string, instant: string | null])[]): Due {
  // Without a prototype it is a dictionary from the start; else the engine makes, and keeps, a shape for every id.
  const due = Object.create(null) as Due
  for (const [journeyId, instant] of instants) due[journeyId] = instant
  return due
}

/** The field of the events that change facts. */
export const withDueField = { due: due.optional() }
