import type { SearchHitShown } from '../desk/search-shown.js'
import type { Drawing } from './drawing.js'
import { drawTable, type TableColumn } from './table.js'
import { onOneLine } from './text.js'
import { dateOf } from './time.js'
import { counted } from './words.js'

/** Hits as a table; what was asked for stands in brackets. */
export function drawHits(hits: readonly SearchHitShown[], { columns, paint, zone }: Drawing): string {
  if (hits.length === 0) return 'Nothing was found.\n'
  const told: readonly TableColumn<SearchHitShown>[] = [
    { title: 'found', cell: ({ kind }) => kind },
    { title: 'journey', cell: ({ journey }) => onOneLine(journey?.key ?? ''), tone: () => 'strong' },
    { title: 'client', least: 8, spare: 1, cell: ({ client }) => onOneLine(client.name) },
    {
      title: 'when',
      side: 'right',
      cell: ({ touchpoint }) => (touchpoint ? dateOf(Date.parse(touchpoint.occurredAt), zone) : ''),
    },
    { title: 'text', least: 20, cell: ({ snippet }) => onOneLine(snippet.map(marked).join('')) },
  ]
  const filled = told.filter(({ cell }) => hits.some((hit) => cell(hit) !== ''))
  return drawTable(filled, hits, columns, paint) + paint('quiet', `${counted(hits.length, 'hit')}\n`)
}

const marked = ({ text, isMatch }: SearchHitShown['snippet'][number]): string => (isMatch ? `[${text}]` : text)
