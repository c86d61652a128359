import { searchQuestion, type ReadDatabase } from '#views'
import type { JourneysSchema } from './journey-views.js'
import { finders } from './search-finders.js'
import { hitKey, type SearchHit } from './search-hit.js'
import { Searcher, type SearchInput } from './searcher.js'

/** Searches on this event loop, which others use as well: for a process or a thread that has nothing else to do. */
export class EventLoopSearcher extends Searcher {
  async find(database: ReadDatabase, { text, first, clientId }: SearchInput): Promise<readonly SearchHit[]> {
    const rows = database.kysely<JourneysSchema>()
    const question = searchQuestion(text)
    const hits = new Map<string, SearchHit>()
    for (const find of finders) {
      if (hits.size >= first) break
      const found = await find({ rows, text: text.trim(), question, clientId, limit: first + hits.size })
      for (const hit of found) if (!hits.has(hitKey(hit))) hits.set(hitKey(hit), hit)
    }
    return [...hits.values()].slice(0, first)
  }
}
