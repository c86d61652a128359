import type { Report } from '#reports'
import type { Drawing } from '../render/drawing.js'
import { drawTable } from '../render/table.js'
import { wrapped } from '../render/text.js'
import { durationInWords } from '../render/time.js'
import { counted, listed, numberInWords } from '../render/words.js'

const LOOPS = 3
const HOUR = 3_600_000

/** The bounce report in a dozen lines. */
export function shortReport(report: Report, { columns, paint }: Drawing): string {
  const { bounces, circles, hops, resolution } = report
  const { median: took, working } = resolution.timeToResolution
  const worked = counted(Math.round((working.median ?? 0) / HOUR), 'working hour')
  const loops = report.loops.slice(0, LOOPS).map(({ between, bounces: times }) => `${between.join(' ⇄ ')} (${times})`)
  const facts = [
    `${of(hops.journeysWithHop.count, report)} changed hands at least once, ${numberInWords(hops.hops.value)} hops in all.`,
    `${of(bounces.bounces.journeys.count, report)} came back to the holder before last, most often between ` +
      `${listed(loops)}.`,
    `${of(resolution.resolved.count, report)} were resolved` +
      `${took === null ? '' : `, half of them within ${durationInWords(took)} (${worked})`}; ` +
      `${of(resolution.reopened.count, report)} came back after it.`,
  ]
  const judged = circles.filter(({ judged }) => judged)
  const later = circles.filter(({ judged }) => !judged).map(({ name }) => name)
  const table = drawTable(
    [
      { title: 'circle', cell: ({ depth, name }) => `${depth}  ${name}` },
      { title: 'journeys', side: 'right', cell: ({ journeys }) => String(journeys?.count ?? 0) },
      { title: 'in it today', side: 'right', cell: ({ open }) => String(open ?? 0) },
    ],
    judged,
    columns,
    paint,
  )
  const notJudged = later.length > 0 ? wrapped(`Not judged: ${listed(later)}.`, columns, '  ') : []
  return [
    ...facts.flatMap((fact) => wrapped(fact, columns, '  ')).map((line) => `${line}\n`),
    '\n',
    table,
    ...notJudged.map((line) => paint('quiet', line) + '\n'),
  ].join('')
}

/** `59 journeys (8 %)` */
function of(count: number, { totals }: Report): string {
  const share = totals.journeys.count === 0 ? 0 : Math.round((100 * count) / totals.journeys.count)
  return `${counted(count, 'journey')} (${share} %)`
}
