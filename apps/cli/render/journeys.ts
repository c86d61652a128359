import type { JourneyShown, Listed } from '../desk/shown.js'
import type { Drawing } from './drawing.js'
import { drawTable, type TableColumn } from './table.js'
import { onOneLine } from './text.js'
import { dateOf } from './time.js'
import { counted, numberInWords } from './words.js'

/** Journeys as a table. */
export function drawJourneys({ items, total }: Listed<JourneyShown>, { columns, paint, zone }: Drawing): string {
  if (items.length === 0) return 'No journey passes this filter.\n'
  const told: readonly TableColumn<JourneyShown>[] = [
    { title: 'journey', cell: ({ key }) => onOneLine(key), tone: () => 'strong' },
    { title: 'status', cell: ({ status }) => status, tone: ({ status }) => (status === 'resolved' ? 'good' : 'plain') },
    { title: 'client', least: 8, cell: ({ client }) => onOneLine(client.name) },
    { title: 'about', least: 5, cell: aboutOf },
    { title: 'holder', least: 6, cell: holderOf },
    { title: 'touchpoints', spare: 2, side: 'right', cell: ({ touchpoints }) => numberInWords(touchpoints) },
    { title: 'from', spare: 1, side: 'right', cell: ({ firstAt }) => dateOf(Date.parse(firstAt), zone) },
    { title: 'to', side: 'right', cell: ({ lastAt }) => dateOf(Date.parse(lastAt), zone) },
  ]
  const filled = told.filter(({ cell }) => items.some((item) => cell(item) !== ''))
  return drawTable(filled, items, columns, paint) + paint('quiet', `${shareOf(items.length, total, 'journey')}\n`)
}

/** `25 of 7,554 journeys; --limit shows more` */
export function shareOf(shown: number, total: number, one: string): string {
  if (shown >= total) return counted(total, one)
  return `${numberInWords(shown)} of ${counted(total, one)}; --limit shows more`
}

const aboutOf = ({ title, topic, product, client }: JourneyShown): string =>
  onOneLine(title ?? topic ?? (product === client.name ? '' : (product ?? '')))

const holderOf = ({ role, team, member }: JourneyShown): string =>
  [...new Set([role, team, member].flatMap((name) => (name === null ? [] : [onOneLine(name)])))].join(', ')
