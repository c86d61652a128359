import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs'
import { z } from 'zod'
import { atLeast, ValidQuery, type Actor } from '#access'
import type { JourneyRow } from '../views/journey.js'
import { JourneyViews } from './journey-views.js'

const input = z
  .strictObject({ id: z.string().max(200).optional(), key: z.string().max(200).optional(), atLeast })
  .refine(({ id, key }) => (id === undefined) !== (key === undefined), 'name a journey by `id` or by `key`')

/** Finds a journey by its id or its key. One that was merged leads to the journey that it was merged into. */
export class FindJourney extends ValidQuery<typeof input, JourneyRow | undefined> {
  constructor(actor: Actor, from: z.input<typeof input>) {
    super(actor, input, from)
  }
}

@QueryHandler(FindJourney)
export class FindJourneyHandler implements IQueryHandler<FindJourney> {
  constructor(private readonly views: JourneyViews) {}

  async execute({ input: { id, key, atLeast } }: FindJourney): Promise<JourneyRow | undefined> {
    const rows = await this.views.at(atLeast)
    const named = (column: 'id' | 'key', value: string) =>
      rows.selectFrom('journey').selectAll().where(column, '=', value).executeTakeFirst()
    let found = key === undefined ? await named('id', id ?? '') : await named('key', key)
    const passed = new Set<string>()
    while (found?.merged_into && !passed.has(found.id)) {
      passed.add(found.id)
      found = await named('id', found.merged_into)
    }
    return found
  }
}
