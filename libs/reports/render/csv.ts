import type { Outline } from './outline.js'
import { plain } from './cell.js'
import type { Cell, Column, Section } from './section.js'

const HEADER = ['section', 'name', 'second name', 'figure', 'unit', 'value']

/**
 * The report as CSV (RFC 4180), a figure a line: ready for a pivot table. Durations are in days, working time in hours, shares from 0 to 1;
 * a value that is not known is empty.
 */
export function reportAsCsv({ sections }: Outline): string {
  return [HEADER.map(cell), ...sections.flatMap(linesOf)].map((cells) => `${cells.join(',')}\r\n`).join('')
}

function linesOf({ title, columns, rows }: Section): string[][] {
  return rows.flatMap((row) => {
    const [name = '', second = ''] = columns.flatMap(({ kind }, index) => (kind === 'name' ? [row[index] ?? ''] : []))
    return columns.flatMap((column, index) =>
      column.kind === 'name' ? [] : [[title, name, second, column.title, unitOf(column), row[index] ?? null].map(cell)],
    )
  })
}

const unitOf = ({ kind }: Column): string => (kind === 'number' ? 'number' : kind)

/** A spreadsheet would run a name that begins like a formula; an apostrophe keeps it a text. */
function cell(value: Cell): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const text = plain(value).replace(/^(?=[=+\-@])/, "'")
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
