import { expressionBuilder, type Expression, type SqlBool } from 'kysely'
import { z } from 'zod'
import { instant } from '../domain/touchpoint.js'
import type { HandoffState } from '../views/handoff.js'
import type { JourneysSchema } from './journey-views.js'

/** How a handoff can stand. */
export const handoffStates = [
  'offered',
  'accepted',
  'declined',
  'superseded',
  'void',
] as const satisfies readonly HandoffState[]

/** What one handoff of a journey must be like: all fields that are there hold of the same one. */
export const handoffFilter = z.strictObject({
  state: z.array(z.enum(handoffStates)).optional(),
  /** Whether what is known came with it. */
  briefed: z.boolean().optional(),
  /** Nobody has taken it up or declined it, and that was due before this instant. */
  overdueAt: instant.optional(),
})
export type HandoffFilter = z.output<typeof handoffFilter>

const eb = expressionBuilder<JourneysSchema, 'journey'>()

/** Found by the handoff, once for all journeys: few have one. */
export function handedOver({ state, briefed, overdueAt }: HandoffFilter): Expression<SqlBool> {
  let rows = eb.selectFrom('handoff').select('handoff.journey_id')
  if (state !== undefined) rows = rows.where('handoff.state', 'in', state)
  if (briefed !== undefined) rows = rows.where('handoff.briefed', '=', briefed ? 1 : 0)
  if (overdueAt !== undefined)
    rows = rows.where('handoff.state', '=', 'offered').where('handoff.due_at', '<', Date.parse(overdueAt))
  return eb('journey.id', 'in', rows)
}
