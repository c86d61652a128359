import { plainPaint, type Paint, type Tone } from './paint.js'
import { padded, widthOf } from './text.js'

/** A column of a table. */
export interface TableColumn<Row> {
  readonly title: string
  readonly side?: 'left' | 'right'
  /** How narrow it may become where the line is too long; a column without this is never cut. */
  readonly least?: number
  /** Left out where the line is too long, before any column is cut; the lowest goes first. */
  readonly spare?: number
  readonly cell: (row: Row) => string
  readonly tone?: (row: Row) => Tone
}

const GAP = '  '

/**
 * Rows aligned under their titles, in lines of at most so many columns. Where they do not fit, columns that can be spared are
 * left out, and then the widest that may is cut.
 */
export function drawTable<Row>(
  all: readonly TableColumn<Row>[],
  rows: readonly Row[],
  width: number,
  paint: Paint = plainPaint,
): string {
  const columns = spared(all, rows, width)
  const cells = rows.map((row) => columns.map(({ cell }) => cell(row)))
  const widths = fitting(columns, cells, width)
  const line = (texts: readonly string[], toneOf: (index: number) => Tone): string => {
    const last = texts.length - 1
    return texts
      .map((text, index) => {
        const whole = padded(text, widths[index] ?? 0, columns[index]?.side)
        return paint(toneOf(index), index === last ? whole.trimEnd() : whole)
      })
      .join(GAP)
      .trimEnd()
  }
  const head = line(
    columns.map(({ title }) => title),
    () => 'quiet',
  )
  const body = rows.map((row, place) => line(cells[place] ?? [], (index) => columns[index]?.tone?.(row) ?? 'plain'))
  return [head, ...body].map((each) => `${each}\n`).join('')
}

function fitting<Row>(
  columns: readonly TableColumn<Row>[],
  cells: readonly (readonly string[])[],
  width: number,
): number[] {
  const widths = columns.map(({ title }, index) =>
    Math.max(widthOf(title), ...cells.map((row) => widthOf(row[index] ?? ''))),
  )
  let excess = total(widths) - width
  for (; excess > 0; excess--) {
    const widest = columns.reduce<number | undefined>((best, { least }, index) => {
      const own = widths[index] ?? 0
      if (least === undefined || own <= least) return best
      return best === undefined || own > (widths[best] ?? 0) ? index : best
    }, undefined)
    if (widest === undefined) break
    widths[widest] = (widths[widest] ?? 0) - 1
  }
  return widths
}

/** The columns that stay. */
function spared<Row>(columns: readonly TableColumn<Row>[], rows: readonly Row[], width: number): TableColumn<Row>[] {
  const widthIn = ({ title, cell }: TableColumn<Row>): number =>
    Math.max(widthOf(title), ...rows.map((row) => widthOf(cell(row))))
  let kept = [...columns]
  for (const first of columns.filter(({ spare }) => spare !== undefined).sort(bySpare)) {
    if (total(kept.map(widthIn)) <= width) break
    kept = kept.filter((column) => column !== first)
  }
  return kept
}

const bySpare = (one: { spare?: number }, other: { spare?: number }): number => (one.spare ?? 0) - (other.spare ?? 0)

const total = (widths: readonly number[]): number => widths.reduce((sum, each) => sum + each + GAP.length, -GAP.length)
