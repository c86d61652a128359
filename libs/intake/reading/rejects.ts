import { once } from 'node:events'
import { createWriteStream, type WriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'
import { IntakeError, messageOf, sentenceOf, type RowProblem } from '../errors.js'
import { columnsNamed } from '../mapping/names.js'
import type { Mapping } from '../mapping/schema.js'
import { REJECT_COLUMNS } from '../readers/csv.js'
import type { Row, Source } from '../readers/row.js'

/** Where the rejected rows of a file go by default: `calls.csv.gz` → `calls.rejects.csv`, beside it; of standard input, into the folder one is in. */
export function rejectsPath(path: string, { format }: Pick<Source, 'format'>): string {
  const extension = format === 'tsv' ? 'tsv' : 'csv'
  const stem = path === '-' ? 'virgil' : path.replace(/\.gz$/i, '').replace(/\.(csv|tsv|tab|xes|txt)$/i, '')
  return `${stem.replace(/\.rejects$/, '')}.rejects${path.endsWith(`.rejects.${extension}`) ? '-again' : ''}.${extension}`
}

/**
 * Writes the rows that could not be taken in to a file of the same columns, and two more: `virgil_row`, the number in the first file, and
 * `virgil_problem`. Correct the rows there and import that file with the same mapping: the numbers keep their order among the others.
 * An XES becomes a CSV. The file begins to exist with the first row.
 */
export class Rejects {
  private file: WriteStream | undefined
  private readonly columns: readonly string[]
  private readonly delimiter: string
  private written = 0

  constructor(
    readonly path: string,
    source: Source,
    mapping: Mapping,
  ) {
    // What an XES has not shown yet but the mapping asks for needs its column too.
    const named =
      source.format === 'xes' ? columnsNamed(mapping).flatMap(({ column }) => (column === 'row' ? [] : [column])) : []
    this.columns = [...new Set([...source.columns, ...named])]
    this.delimiter = source.delimiter ?? ','
  }

  /** How many rows have been rejected. */
  get count(): number {
    return this.written
  }

  /** Refuses with `REJECTS_NOT_WRITABLE`. */
  async add(row: Row, problem: RowProblem): Promise<void> {
    this.written++
    const values = row.values ?? this.columns.map((column) => row.fields.get(column) ?? '')
    await this.write([...values, String(row.number), sentenceOf(problem)]).catch(this.refuse)
  }

  /** Ends the file; it is whole after that. Refuses with `REJECTS_NOT_WRITABLE`. */
  async close(): Promise<void> {
    if (!this.file) return
    this.file.end()
    await finished(this.file).catch(this.refuse)
  }

  private readonly refuse = (cause: unknown): never => {
    throw new IntakeError(
      'REJECTS_NOT_WRITABLE',
      `The file of rejected rows ${this.path} cannot be written: ${messageOf(cause)}. Name another one with --rejects.`,
    )
  }

  private async write(values: readonly string[]): Promise<void> {
    if (!this.file) {
      this.file = createWriteStream(this.path)
      // A failure between two rows is told with the next one, or in the end.
      this.file.on('error', () => undefined)
      await once(this.file, 'open')
      // The mark tells spreadsheets, and the next import, that this is UTF-8 whatever the first file was.
      this.file.write(`\uFEFF${csvLine([...this.columns, ...REJECT_COLUMNS], this.delimiter)}`)
    }
    if (this.file.errored) throw this.file.errored
    if (!this.file.write(csvLine(values, this.delimiter))) await once(this.file, 'drain')
  }
}

/** One line of a CSV; values are quoted where they need it. */
export function csvLine(values: readonly string[], delimiter: string): string {
  return `${values.map((value) => (value.includes(delimiter) || /["\r\n\uFEFF]|^\s|\s$/.test(value) ? `"${value.replaceAll('"', '""')}"` : value)).join(delimiter)}\r\n`
}
