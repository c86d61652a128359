import type { Course, Measure } from './quarters.js'
import type { DoneOften } from './verdict.js'

const names: Readonly<Record<Measure, string>> = {
  residentMB: 'resident memory, MB',
  heapMB: 'heap of the main thread, MB',
  delayMs: 'event-loop delay, p99, ms',
  probeMs: 'a query for nothing, ms',
  descriptors: 'open descriptors',
  files: 'files in the folder',
  folderMB: 'folder, MB',
  lagEvents: 'events that the views lag',
}

/** The medians of the four quarters, and the most. */
export const drawCourses = (courses: readonly Course[]): string =>
  drawn(
    ['median by quarter', 'first', 'second', 'third', 'last', 'most'],
    courses.map(({ measure, medians, most }) => [names[measure], ...[...medians, most].map(number)]),
  )

/** What was done. */
export const drawDone = (done: readonly DoneOften[]): string =>
  drawn(
    ['', 'done', 'refused', 'p50, ms', 'p99, ms', 'at worst, ms'],
    done.map(({ kind, ...each }) => [kind, ...[each.done, each.refused, each.p50, each.p99, each.most].map(number)]),
  )

function drawn(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [head, ...rows]
  const widths = head.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)))
  const cell = (text: string, column: number): string =>
    column === 0 ? text.padEnd(widths[0] ?? 0) : text.padStart(widths[column] ?? 0)
  return all.map((row) => `  ${row.map(cell).join('  ').trimEnd()}\n`).join('')
}

const number = (value: number): string => value.toLocaleString('en', { maximumFractionDigits: value < 100 ? 1 : 0 })
