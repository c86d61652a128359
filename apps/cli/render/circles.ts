import type { CircleShown, Listed } from '../desk/shown.js'
import type { Drawing } from './drawing.js'
import { shareOf } from './journeys.js'
import { drawTable, type TableColumn } from './table.js'
import { onOneLine } from './text.js'
import { stampOf } from './time.js'
import { circleName } from './words.js'

/** Circles as a table. */
export function drawCircles({ items, total }: Listed<CircleShown>, { columns, paint, zone }: Drawing): string {
  if (items.length === 0) return 'No circle passes this filter.\n'
  const told: readonly TableColumn<CircleShown>[] = [
    { title: 'depth', spare: 2, side: 'right', cell: ({ depth }) => String(depth) },
    {
      title: 'circle',
      cell: ({ kind }) => circleName(kind),
      tone: ({ open }) => (open ? 'bad' : 'plain'),
    },
    { title: 'journey', cell: ({ journey }) => onOneLine(journey.key), tone: () => 'strong' },
    { title: 'client', least: 8, cell: ({ client }) => onOneLine(client.name) },
    { title: 'topic', least: 5, cell: ({ journey }) => onOneLine(journey.topic ?? '') },
    { title: 'missing', least: 6, cell: ({ visits }) => onOneLine(visits.at(-1)?.missing ?? '') },
    { title: 'entered', cell: ({ visits }) => instantOf(visits[0]?.enteredAt, zone) },
    { title: 'left', cell: ({ visits, open }) => (open ? 'not yet' : instantOf(visits.at(-1)?.leftAt, zone)) },
    { title: 'visits', spare: 1, side: 'right', cell: ({ visits }) => String(visits.length) },
  ]
  const filled = told.filter(({ cell }) => items.some((item) => cell(item) !== ''))
  return drawTable(filled, items, columns, paint) + paint('quiet', `${shareOf(items.length, total, 'circle')}\n`)
}

const instantOf = (instant: string | null | undefined, zone: string): string =>
  instant === null || instant === undefined ? '' : stampOf(Date.parse(instant), zone)
