import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs'
import { z } from 'zod'
import { atLeast, ValidQuery, type Actor } from '#access'
import { ReadDatabase, searchQuestion } from '#views'
import { refuse } from '../domain/refusals.js'
import { JourneyViews } from './journey-views.js'
import type { SearchHit } from './search-hit.js'
import { Searcher } from './searcher.js'

/** How many letters and digits a question must have. */
const LEAST = 2

const input = z.strictObject({
  /** The beginnings of words, whatever the case and the marks; `"what is quoted"` as it stands. */
  text: z.string().max(200),
  first: z.int().min(1).max(100).default(20),
  clientId: z.uuid().optional(),
  atLeast,
})

/**
 * Searches clients, the people there, journeys and what was said. All words must be found in one of them. A client or a
 * journey named by code, key or reference comes first, then clients, people, journeys and touchpoints; the closest
 * name, or the latest, before the others. Refuses with `SEARCH_TOO_SHORT`.
 */
export class Search extends ValidQuery<typeof input, readonly SearchHit[]> {
  constructor(actor: Actor, from: z.input<typeof input>) {
    super(actor, input, from)
  }
}

@QueryHandler(Search)
export class SearchHandler implements IQueryHandler<Search> {
  constructor(
    private readonly database: ReadDatabase,
    private readonly views: JourneyViews,
    private readonly searcher: Searcher,
  ) {}

  async execute({ input: { atLeast, ...input } }: Search): Promise<readonly SearchHit[]> {
    const words = searchQuestion(input.text).flatMap(({ words }) => words)
    if ([...words.join('')].length < LEAST)
      refuse('SEARCH_TOO_SHORT', `Search for ${LEAST} letters or digits at least.`, ['text'])
    await this.views.at(atLeast)
    return this.searcher.find(this.database, input)
  }
}
