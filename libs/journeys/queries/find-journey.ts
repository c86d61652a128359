import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs'
import type { Kysely } from 'kysely'
import { z } from 'zod'
import { atLeast, ValidQuery, type Actor } from '#access'
import { journeyColumns, type JourneyRow } from '../views/journey.js'
import { JourneyViews, type JourneysSchema } from './journey-views.js'
import { lookFields } from './look.js'

const input = z
  .strictObject({ id: z.string().max(200).optional(), key: z.string().max(200).optional(), ...lookFields, atLeast })
  .refine(({ id, key }) => (id === undefined) !== (key === undefined), 'name a journey by `id` or by `key`')

/**
 * Finds a journey by its id or its key. One that was merged leads to the journey that it was merged into; one that had not
 * begun by then is not found. Refuses with `TIME_IN_FUTURE`.
 */
export class FindJourney extends ValidQuery<typeof input, JourneyRow | undefined> {
  constructor(actor: Actor, from: z.input<typeof input>) {
    super(actor, input, from)
  }
}

@QueryHandler(FindJourney)
export class FindJourneyHandler implements IQueryHandler<FindJourney> {
  constructor(private readonly views: JourneyViews) {}

  execute({ input: { id, key, atLeast, ...from } }: FindJourney): Promise<JourneyRow | undefined> {
    return this.views.seen(from, (rows, isPast) => found(rows, { id, key }, isPast), atLeast)
  }
}

async function found(
  rows: Kysely<JourneysSchema>,
  { id = '', key }: { id?: string | undefined; key?: string | undefined },
  isPast: boolean,
): Promise<JourneyRow | undefined> {
  const named = (column: 'id' | 'key', value: string) =>
    rows.selectFrom('journey').select(journeyColumns).where(column, '=', value).executeTakeFirst()
  let journey = key === undefined ? await named('id', id) : await named('key', key)
  const passed = new Set<string>()
  while (journey?.merged_into && !passed.has(journey.id)) {
    passed.add(journey.id)
    journey = await named('id', journey.merged_into)
  }
  return isPast && journey?.touchpoints === 0 ? undefined : journey
}
