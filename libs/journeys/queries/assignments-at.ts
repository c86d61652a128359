import type { Kysely, SelectQueryBuilder } from 'kysely'
import type { JourneysSchema } from './journey-views.js'

/** The assignments that stand at an instant, in milliseconds since 1970. */
export const assignmentsAt = (
  rows: Kysely<JourneysSchema>,
  at: number,
): SelectQueryBuilder<JourneysSchema, 'assignment', object> =>
  rows
    .selectFrom('assignment')
    .where('assignment.from_at', '<=', at)
    .where(({ eb, or }) => or([eb('assignment.to_at', 'is', null), eb('assignment.to_at', '>', at)]))
