import { reportDocument } from '../../../apps/cli/desk/documents.js'
import type { Lots } from '../../faults/lots.js'
import type { Connections } from '../company/connections.js'
import { COMPANY_END, topics } from '../company/generated-client.js'
import { listQuestions, timelineQuestions } from '../company/page-questions.js'
import { reportQuestions } from '../company/report-questions.js'
import { wordings } from '../company/wording.js'
import { ask } from './asking.js'
import type { Deed } from './deed.js'

const DAY_MS = 86_400_000
const PAGE = 25

const SEARCH =
  'query ($text: String!) { search(text: $text) { kind client { name } journey { key } snippet { text } } }'
const AS_IT_WAS = `query ($id: ID!, $asOf: DateTime) {
  client(id: $id) { id timeline(first: 25, asOf: $asOf) { edges { node { id text } } } }
}`
const CIRCLES = `{ circles(first: 25, filter: { open: true }) { totalCount edges { node { kind client { name } } } } }`

/** What people look at. */
export function questions(connections: Connections, clients: readonly string[], lots: Lots): Deed[] {
  const timelines = timelineQuestions(clients)
  const read = (query: string, variables?: object): Promise<void> =>
    ask(connections, query, variables).then(() => undefined)
  const report = (input: object): Promise<void> => read(reportDocument, { input })
  const page = (of: typeof timelines): Promise<void> => {
    const { query, variables } = lots.pick(of)(PAGE)
    return read(query, variables)
  }
  return [
    { kind: 'a timeline', weight: 18, act: () => page(timelines) },
    { kind: 'a filtered list', weight: 10, act: () => page([...listQuestions]) },
    { kind: 'open circles', weight: 3, act: () => read(CIRCLES) },
    { kind: 'a search', weight: 6, act: () => read(SEARCH, { text: spoken(lots) }) },
    { kind: 'a report, seen', weight: 2, act: () => report(lots.pick(reportQuestions)) },
    { kind: 'a report, unseen', weight: 1, act: () => report(unseen(lots)) },
    {
      kind: 'a timeline as it was',
      weight: 1,
      act: () => read(AS_IT_WAS, { id: lots.pick(clients), asOf: instant(lots, 1) }),
    },
  ]
}

/** An instant of the company's two years, or of the first part of them. */
const instant = (lots: Lots, part: number): string =>
  new Date(COMPANY_END - Math.floor((730 - 700 * part * lots.next()) * DAY_MS)).toISOString()

/** A period, to the millisecond, that nobody has asked for before. */
function unseen(lots: Lots): object {
  const from = instant(lots, 0.7)
  const to = new Date(Date.parse(from) + (30 + lots.below(180)) * DAY_MS).toISOString()
  return { period: { from, to }, ...(lots.next() < 0.5 && { filter: { topic: lots.pick(topics)[0] } }) }
}

function spoken(lots: Lots): string {
  const words = lots.pick(wordings).filter((word) => word.length > 2)
  const word = lots.pick(words)
  return lots.next() < 0.3 ? word.slice(0, 3) : lots.next() < 0.5 ? `${word} ${lots.pick(words)}` : word
}
