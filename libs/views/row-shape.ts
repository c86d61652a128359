import type { Cell } from './column.js'
import type { AnyRow, AnyTable } from './table.js'

/** Says whether a row is what its table wants; throws an error that names the column. What it has from a row that passed, passes. */
export type RowCheck = (row: AnyRow, passed?: AnyRow) => void

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
  return (row, passed) => {
    for (const { name, isNullable, fits, type } of columns) {
      const cell = row[name]
      if (passed && cell === passed[name]) continue
      if (cell === null ? !isNullable : !fits(cell)) {
        throw new TypeError(
          `A row of "${table.name}" wants ${type}${isNullable ? ' or null' : ''} in "${name}" and got ${inWords(cell)}.`,
        )
      }
    }
    // All columns are there, so that one more name is a stranger's.
    if (Object.keys(row).length !== columns.length)
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
  /** The same of a row, whose cells are still to be checked. */
  idOf(row: AnyRow): Cell
}

export function keyShape(table: AnyTable): KeyShape {
  const { name, key: columns } = table
  const cellsOf = (row: AnyRow): Cell[] => columns.map((column) => (row[column] ?? null) as Cell)
  const joined = (cells: readonly Cell[]): Cell => (cells.length === 1 ? (cells[0] ?? null) : cells.join('\0'))
  return {
    cells: (key) => (columns.length === 1 ? [key] : key) as readonly Cell[],
    cellsOf,
    idOf: (row) => joined(cellsOf(row)),
    id(cells) {
      if (cells.length !== columns.length || !cells.every(isKeyCell)) {
        throw new TypeError(`A key of "${name}" has the cells ${columns.join(', ')} and got ${JSON.stringify(cells)}.`)
      }
      return joined(cells)
    },
  }
}

function isKeyCell(cell: unknown): boolean {
  return typeof cell === 'string' || Number.isFinite(cell)
}
