import { expressionBuilder, type Expression, type SqlBool } from 'kysely'
import { z } from 'zod'
import { instant } from '../domain/touchpoint.js'
import type { PromiseState } from '../views/promise.js'
import type { JourneysSchema } from './journey-views.js'

/** How a promise can stand. */
export const promiseStates = ['open', 'kept', 'withdrawn', 'void'] as const satisfies readonly PromiseState[]

/** What one promise of a journey must be like: all fields that are there hold of the same one. */
export const promiseFilter = z.strictObject({
  state: z.array(z.enum(promiseStates)).optional(),
  /** It was due before this instant, and was still open when it was due; what came of it later does not matter. */
  brokenAt: instant.optional(),
})
export type PromiseFilter = z.output<typeof promiseFilter>

const eb = expressionBuilder<JourneysSchema, 'journey'>()

/** Found by the promise, once for all journeys: few have one. */
export function promised({ state, brokenAt }: PromiseFilter): Expression<SqlBool> {
  let rows = eb.selectFrom('promise').select('promise.journey_id')
  if (state !== undefined) rows = rows.where('promise.state', 'in', state)
  if (brokenAt !== undefined)
    rows = rows
      .where('promise.due_at', '<', Date.parse(brokenAt))
      .where((each) =>
        each.or([each('promise.settled_at', 'is', null), each('promise.settled_at', '>', each.ref('promise.due_at'))]),
      )
  return eb('journey.id', 'in', rows)
}
