import type { Database } from '#event-sourcing'
import { Lots } from '../../faults/lots.js'
import type { Bench, Found } from '../bench.js'
import { median, percentile } from '../statistics.js'
import { withApi } from './api-process.js'
import { Connections } from './connections.js'
import { readingViews } from './view-rows.js'
import { wordings } from './wording.js'

const SEARCHES = 300
const SEARCH = `query ($text: String!) {
  search(text: $text) {
    kind client { name } contact { name } journey { key status } touchpoint { occurredAt text } snippet { text }
  }
}`

/** Search over all that was said, by words that are everywhere, words that are rare, names, and keys. */
export const search: Bench = {
  name: 'search',
  title: 'Search over clients, people, journeys and what was said, against a bare question to the full-text index',

  async run({ company: made, rounds, seed, tell }): Promise<Found> {
    const company = await made()
    const texts = readingViews(company.data, (views) => questions(views, seed))
    const times = await withApi(company.data, async (api) => {
      const connections = new Connections(api.url, 1)
      const measured: number[] = []
      for (let round = 1; round <= rounds; round++) {
        tell(`search: round ${round} of ${rounds}`)
        for (const text of texts) {
          const begun = performance.now()
          await connections.ask(SEARCH, { text })
          measured.push(performance.now() - begun)
        }
      }
      connections.close()
      return measured
    })
    const bare = readingViews(company.data, (views) => texts.map((text) => askIndex(views, text)))
    return {
      figures: [
        { name: 'median', value: median(times), unit: 'ms' },
        { name: 'p99', value: percentile(times, 0.99), unit: 'ms', aim: { atMost: 50 } },
        { name: 'at worst', value: Math.max(...times), unit: 'ms' },
        { name: 'bare index: median', value: median(bare), unit: 'ms' },
        { name: 'bare index: p99', value: percentile(bare, 0.99), unit: 'ms' },
      ],
      notes: [
        `The company: ${company.described}. ${texts.length} questions, one after the other, 20 hits each, over HTTP.`,
        'The bare index is asked in this process for the latest 20 touchpoints with the words, and nothing is read of them.',
      ],
    }
  },
}

/** One word, two words, the beginning of one, a client, and the key of a journey, in turns. */
function questions(views: Database, seed: number): string[] {
  const lots = new Lots(seed + 3)
  const keys = column(views, 'select key from journey order by id limit 500')
  const names = column(views, 'select name from client order by id limit 500')
  const words = (): readonly string[] => lots.pick(wordings).filter((word) => word.length > 2)
  return Array.from({ length: SEARCHES }, (_, index) => {
    const spoken = words()
    const kinds = [
      () => lots.pick(spoken),
      () => `${lots.pick(spoken)} ${lots.pick(spoken)}`,
      () => lots.pick(spoken).slice(0, 3),
      () => lots.pick(names),
      () => lots.pick(keys),
    ]
    return kinds[index % kinds.length]?.() ?? ''
  })
}

const column = (views: Database, query: string): string[] =>
  (views.prepare(query).raw().all([]) as [string][]).map(([value]) => value)

function askIndex(views: Database, text: string): number {
  const words = text.toLowerCase().split(/[^\p{L}\p{N}]+/u)
  const matching = words
    .filter(Boolean)
    .map((word) => `"${word}" *`)
    .join(' AND ')
  const statement = views
    .prepare(`select rowid from timeline_entry_search where timeline_entry_search match ? order by rowid desc limit 20`)
    .raw()
  const begun = performance.now()
  statement.all([matching])
  return performance.now() - begun
}
