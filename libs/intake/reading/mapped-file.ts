import type { RowProblem } from '../errors.js'
import type { Mapping } from '../mapping/schema.js'
import type { Format, Progress } from '../readers/row.js'
import type { ClientBatch } from './client-batches.js'

/** Rows of a file that follow each other, and what the mapping made of them. */
export interface Stretch {
  /** All of them, whatever became of them. */
  readonly rows: number
  /** Rows that the mapping does not keep. */
  readonly passedOver: number
  /** Of each client the rows that became touchpoints, in the order of the file. */
  readonly clients: readonly (readonly ClientBatch[])[]
  /** Of the rows that became none. */
  readonly problems: readonly RowProblem[]
  /** How much of the file had been read by then. */
  readonly progress: Progress
}

/** A row that was mapped and then refused: the place of its stretch that it stood at, and why. */
export interface RefusedRow {
  readonly place: number
  readonly problem: RowProblem
}

/** How a file is to be read. */
export interface ReadTerms {
  /** Refuses what lies after it; milliseconds since 1970. */
  readonly now: number
  /** Where rows that cannot be taken in are written [nowhere]. */
  readonly rejects?: string
}

/** A file that was opened to be imported: it gives its rows mapped, a bounded stretch at a time. */
export abstract class MappedFile {
  /** The path, or `standard input`. */
  abstract readonly name: string
  abstract readonly format: Format
  abstract readonly mapping: Mapping
  /** Whether reading was ended early. */
  abstract readonly isCutShort: boolean

  /**
   * Reads the file, once. Refuses with an `IntakeError` where the mapping does not fit it, and ends with one where it is damaged. Each stretch is to be
   * settled, in their order: until then its rows are kept.
   */
  abstract stretches(terms: ReadTerms): AsyncIterable<Stretch>

  /** Of the eldest stretch that is not settled yet all rows are done with, but for these: they are rejected, with those that could not be mapped. */
  abstract settle(refused: readonly RefusedRow[]): Promise<void>

  /** Ends the reading where it stands, also while it waits for more: what was read is given, as if the file ended there. */
  abstract cutShort(): void

  /** Lets go of the file. The file of rejected rows is whole after that. */
  abstract close(): Promise<void>
}
