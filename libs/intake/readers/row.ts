import type { RowProblem } from '../errors.js'

/** What files can be read. */
export const formats = ['csv', 'tsv', 'xes'] as const
export type Format = (typeof formats)[number]

/** The longest row of a CSV, and the longest text in an XES, in characters. */
export const MAX_FIELD = 1_000_000

/** The values of a row by the name of the column. */
export interface Fields {
  get(column: string): string | undefined
}

/** One row of a CSV or TSV, or one event of an XES. */
export interface Row {
  /** From 1, the header not counted; in an XES the running number of the event. */
  readonly number: number
  readonly fields: Fields
  /** Set where the row itself is broken; then `values` holds what stood there. */
  readonly problem?: RowProblem
  readonly values?: readonly string[]
}

/** How much of a file has been read. */
export interface Progress {
  /** As they stand on disk: packed, where the file is. */
  readonly bytesRead: number
  /** Unknown for standard input. */
  readonly totalBytes?: number
}

/** An opened file: its columns, and its rows to be read once. */
export interface Source {
  /** The path, or `standard input`. */
  readonly name: string
  readonly format: Format
  /** Between the values of a CSV or TSV. */
  readonly delimiter?: string
  /**
   * The columns: of a CSV its header, of an XES the attributes declared as global and those of the first events; the list grows as more turn up.
   */
  readonly columns: readonly string[]
  /** The rows in batches, in the order of the file; ends with an `IntakeError` where the file is damaged. */
  readonly batches: AsyncIterable<readonly Row[]>
  progress(): Progress
  /** Lets go of the file; needed only where `batches` was not read to its end. */
  close(): Promise<void>
}
