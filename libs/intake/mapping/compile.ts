import type { ClientRef, Touchpoint } from '#journeys'
import { IntakeError, type RowProblem } from '../errors.js'
import type { Row } from '../readers/row.js'
import { columnsNamed } from './names.js'
import { holds, mandatory, ROW_COLUMN, word, type FieldContext } from './read-field.js'
import { touchpointReader } from './read-touchpoint.js'
import { RowRefused } from './row-refused.js'
import type { Mapping } from './schema.js'

/** A row as the journeys take it. */
export interface MappedRow {
  /** The number of the row in its file. */
  readonly row: number
  readonly client: { readonly ref: ClientRef; readonly name?: string }
  readonly touchpoint: Touchpoint
}

/** What becomes of a row: a touchpoint, a problem, or nothing where the mapping does not keep it. */
export type MapRow = (row: Row) => MappedRow | RowProblem | undefined

/** Tells a problem from a touchpoint. */
export const isProblem = (result: MappedRow | RowProblem): result is RowProblem => 'code' in result

/**
 * Compiles a mapping for a file with these columns. Refuses with `COLUMN_MISSING` where the mapping names another, unless it is marked `optional`.
 * The function is to see every row of the file once and in order: where the mapping names no source id, rows alike are counted. `now`, in
 * milliseconds since 1970, refuses what lies after it.
 */
export function compileMapping(
  mapping: Mapping,
  columns: readonly string[],
  { now = Infinity }: { now?: number } = {},
): MapRow {
  refuseMissingColumns(mapping, columns)
  const context: FieldContext = { columns: new Set(columns), missing: mapping.missing ?? [] }
  const kept = holds(mapping.keep ?? {}, context)
  const client = clientReader(mapping, context)
  const touchpoint = touchpointReader(mapping, columns, context, now)
  return (row) => {
    if (row.problem) return row.problem
    if (!kept(row)) return undefined
    try {
      return { row: row.number, client: client(row), touchpoint: touchpoint(row) }
    } catch (cause) {
      if (!(cause instanceof RowRefused)) throw cause
      return {
        row: row.number,
        code: cause.code,
        message: cause.message,
        ...(cause.column !== undefined && { column: cause.column }),
      }
    }
  }
}

function refuseMissingColumns(mapping: Mapping, columns: readonly string[]): void {
  const known = new Set([...columns, ROW_COLUMN])
  const missing = columnsNamed(mapping).filter(({ column, optional }) => !optional && !known.has(column))
  const [first] = missing
  if (!first) return
  const named = missing.map(({ column, key }) => `"${column}" (for ${key})`).join(', ')
  const there = columns.map((column) => `"${column}"`).join(', ')
  const message = `The file has no column ${named}. Its columns are: ${there}. Correct the mapping, or mark what may be missing as optional.`
  throw new IntakeError('COLUMN_MISSING', message, first.key.split('.'))
}

function clientReader({ client }: Mapping, context: FieldContext): (row: Row) => MappedRow['client'] {
  const system = mandatory(client.system, "client's system", context)
  const id = mandatory(client.id, 'client', context)
  const name = client.name && word(client.name, context)
  return (row) => {
    const ref = { system: system(row), id: id(row) }
    const called = name?.(row)
    return called === undefined ? { ref } : { ref, name: called }
  }
}
