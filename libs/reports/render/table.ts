import { cellInWords, rowsToRead } from './cell.js'
import type { Outline } from './outline.js'
import type { Column, Section } from './section.js'

/** The widest line, in characters. */
const WIDTH = 100
/** What a column of names gives up at most, so that the line fits. */
const NARROWEST_NAME = 8
const GAP = '  '

/** The report for a terminal: aligned, in lines of at most 100 characters. */
export function reportAsTable({ title, scope, sections }: Outline): string {
  const head = [title, '='.repeat(title.length), ...scope.flatMap(wrapped)]
  return [...head, ...sections.flatMap((section) => ['', ...linesOf(section)]), ''].join('\n')
}

function linesOf(section: Section): string[] {
  const { columns } = section
  const { rows, notes } = rowsToRead(section)
  const cells = rows.map((row) => columns.map((column, index) => cellInWords(row[index] ?? null, column)))
  const widths = fitting(columns, [columns.map(({ title }) => title), ...cells])
  const line = (row: readonly string[]) =>
    row
      .map((cell, index) => padded(cell, widths[index] ?? 0, columns[index]))
      .join(GAP)
      .trimEnd()
  return [
    section.title,
    '-'.repeat(section.title.length),
    line(columns.map(({ title }) => title)),
    ...cells.map(line),
    ...notes.flatMap(wrapped),
  ]
}

/** The widths of the columns: as wide as their widest cell, the names cut where the line would be too long. */
function fitting(columns: readonly Column[], rows: readonly (readonly string[])[]): number[] {
  const widths = columns.map((_, index) => Math.max(...rows.map((row) => lengthOf(row[index] ?? ''))))
  let excess = widths.reduce((total, width) => total + width + GAP.length, -GAP.length) - WIDTH
  while (excess > 0) {
    const names = widths.filter((_, index) => columns[index]?.kind === 'name')
    const widest = widths.indexOf(Math.max(...names))
    const width = widths[widest]
    if (width === undefined || width <= NARROWEST_NAME) break
    widths[widest] = width - 1
    excess -= 1
  }
  return widths
}

function padded(cell: string, width: number, column: Column | undefined): string {
  const shown = lengthOf(cell) > width ? `${[...cell].slice(0, width - 1).join('')}…` : cell
  const space = ' '.repeat(width - lengthOf(shown))
  return column?.kind === 'name' ? shown + space : space + shown
}

function wrapped(text: string): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines[lines.length - 1]
    if (last === undefined || lengthOf(last) + 1 + lengthOf(word) > WIDTH) lines.push(word)
    else lines[lines.length - 1] = `${last} ${word}`
  }
  return lines
}

const lengthOf = (text: string): number => [...text].length
