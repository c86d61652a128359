import { cellOf, type Cell } from './column.js'
import type { AnyRow, AnyTable } from './table.js'

/** Says whether a row is what its table wants; throws an error that names the column. */
export type RowCheck = (row: AnyRow) => void

/**
 * The check of a table's rows. Whatever passes it can be written on every engine and reads back
 * the same, so that a bad row stops its event and not the transaction.
 */
export function rowCheck(table: AnyTable): RowCheck {
  const columns = Object.entries(table.columns).map(([name, { type, isNullable }]) => ({
    name,
    isNullable,
    fits: fits[type],
    type,
  }))
  return (row) => {
    for (const { name, isNullable, fits, type } of columns) {
      const cell = row[name]
      if (cell === null ? !isNullable : !fits(cell)) {
        throw new TypeError(
          `A row of "${table.name}" wants ${type}${isNullable ? ' or null' : ''} in "${name}" and got ${inWords(cell)}.`,
        )
      }
    }
    let count = 0
    for (const name in row) count += name in table.columns ? 1 : Number.NaN
    if (count !== columns.length)
      throw new TypeError(`A row of "${table.name}" has a column that the table lacks: ${strangers(table, row)}.`)
  }
}

/** NUL is no text on PostgreSQL, and libsql cuts a text there. */
const fits = {
  text: (cell: unknown) => typeof cell === 'string' && !cell.includes('\0'),
  integer: (cell: unknown) => Number.isSafeInteger(cell),
  real: (cell: unknown) => Number.isFinite(cell),
  json: (cell: unknown) => typeof cell === 'object',
}

function inWords(cell: unknown): string {
  if (typeof cell === 'string' && cell.includes('\0')) return 'a text with the character NUL'
  return `${typeof cell === 'object' ? JSON.stringify(cell) : String(cell)} (${typeof cell})`
}

function strangers(table: AnyTable, row: AnyRow): string {
  return Object.keys(row)
    .filter((name) => !(name in table.columns))
    .join(', ')
}

/** How a table's keys are told apart: their cells, and one value that names the row. */
export interface KeyShape {
  cells(key: unknown): readonly Cell[]
  cellsOf(row: AnyRow): readonly Cell[]
  id(cells: readonly Cell[]): Cell
}

export function keyShape(table: AnyTable): KeyShape {
  const { name, key: columns } = table
  return {
    cells: (key) => (columns.length === 1 ? [key] : key) as readonly Cell[],
    cellsOf: (row) => columns.map((column) => cellOf(row[column] ?? null)),
    id(cells) {
      if (cells.length !== columns.length || !cells.every(isKeyCell)) {
        throw new TypeError(`A key of "${name}" has the cells ${columns.join(', ')} and got ${JSON.stringify(cells)}.`)
      }
      return cells.length === 1 ? (cells[0] ?? null) : cells.join('\0')
    },
  }
}

function isKeyCell(cell: unknown): boolean {
  return typeof cell === 'string' || Number.isFinite(cell)
}
