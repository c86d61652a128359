import { finished } from 'node:stream/promises'
import { CsvError, parse, type Parser } from 'csv-parse'
import { IntakeError, messageOf } from '../errors.js'
import { PlacedFields } from './placed-fields.js'
import { MAX_FIELD, type Row } from './row.js'
import { Undecodable } from './text.js'

/** The columns that a file of rejected rows carries behind its own: the row's first number, and what was wrong. */
export const REJECT_COLUMNS = ['virgil_row', 'virgil_problem'] as const

/** Reads the header of a CSV and gives its columns and, in batches, its rows. */
export async function openCsv(
  text: AsyncIterable<string>,
  delimiter: string,
  name: string,
): Promise<{ columns: string[]; batches: AsyncGenerator<Row[]> }> {
  const batches = records(text, delimiter, name)
  try {
    return await withHeader(batches, name)
  } catch (cause) {
    await batches.return(undefined)
    throw cause
  }
}

async function withHeader(
  batches: AsyncGenerator<string[][]>,
  name: string,
): Promise<{ columns: string[]; batches: AsyncGenerator<Row[]> }> {
  const first = await batches.next()
  const [header, ...rest] = first.done ? [] : first.value
  if (!header) throw new IntakeError('FILE_EMPTY', `${name} has no header, not even a first line.`)
  const isRejects = REJECT_COLUMNS.every((column, index) => header.at(index - REJECT_COLUMNS.length) === column)
  const columns = columnsOf(isRejects ? header.slice(0, -REJECT_COLUMNS.length) : header, name)
  return { columns, batches: rows(rest, batches, columns, isRejects) }
}

/** The delimiter that the first line speaks for; a comma if none does. */
export function delimiterOf(head: string): string {
  const line = (/^(?:"[^"]*"|[^\r\n"])*/.exec(head)?.[0] ?? '').replace(/"[^"]*"/g, '')
  const counts = [',', ';', '\t', '|'].map((delimiter) => ({ delimiter, count: line.split(delimiter).length }))
  return counts.reduce((best, each) => (each.count > best.count ? each : best)).delimiter
}

function columnsOf(header: readonly string[], name: string): string[] {
  const columns = header.map((column, index) => column.trim() || `column ${index + 1}`)
  if (columns.some((column) => /\p{Cc}/u.test(column.replace(/[\t\r\n]/g, '')))) {
    throw new IntakeError('FILE_NOT_CSV', `${name} is not CSV: its first line holds bytes that are no column names.`)
  }
  if (columns[0]?.startsWith('<'))
    throw new IntakeError(
      'FILE_NOT_CSV',
      `${name} is not CSV: it begins like XML or HTML, with "${columns[0].slice(0, 20)}".`,
    )
  const twice = columns.find((column, index) => columns.indexOf(column) !== index)
  if (twice !== undefined)
    throw new IntakeError('COLUMN_DUPLICATED', `${name} has two columns named "${twice}"; rename one of them.`)
  return columns
}

async function* rows(
  first: string[][],
  rest: AsyncGenerator<string[][]>,
  columns: readonly string[],
  isRejects: boolean,
): AsyncGenerator<Row[]> {
  const places = new Map(columns.map((column, place) => [column, place]))
  let count = 0
  const rowOf = (record: string[]): Row => {
    count++
    const values = isRejects ? record.slice(0, -REJECT_COLUMNS.length) : record
    const number = (isRejects && Number.parseInt(record.at(-2) ?? '', 10)) || count
    const fields = new PlacedFields(places, values)
    if (values.length === columns.length) return { number, fields }
    const message = `${values.length} values stand under ${columns.length} columns; a delimiter or a quote is missing or too many.`
    return { number, fields, values, problem: { row: number, code: 'ROW_RAGGED', message } }
  }
  try {
    if (first.length > 0) yield first.map(rowOf)
    for await (const batch of rest) yield batch.map(rowOf)
  } finally {
    await rest.return(undefined)
  }
}

async function* records(text: AsyncIterable<string>, delimiter: string, name: string): AsyncGenerator<string[][]> {
  let batch: string[][] = []
  let count = 0
  const parser = parse({
    delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: MAX_FIELD,
    // Taking the records here, and giving none to the stream, is several times faster than reading them one by one.
    on_record: (record: string[]) => {
      batch.push(record)
      return null
    },
  })
  parser.on('error', () => undefined).resume()
  const taken = (): string[][] => {
    const full = batch
    batch = []
    count += full.length
    return full
  }
  try {
    for await (const chunk of text) {
      await write(parser, chunk)
      if (batch.length > 0) yield taken()
    }
    await end(parser)
    if (batch.length > 0) yield taken()
  } catch (cause) {
    // The parser keeps a row until it has seen the next; where the text breaks off, that row is to be counted too.
    if (cause instanceof Undecodable) await end(parser).catch(() => undefined)
    throw explained(cause, count + batch.length, parser.info.lines, name)
  } finally {
    parser.destroy()
  }
}

const write = (parser: Parser, chunk: string): Promise<void> =>
  new Promise((resolve, reject) => parser.write(chunk, (error) => (error ? reject(error) : resolve())))

async function end(parser: Parser): Promise<void> {
  parser.end()
  await finished(parser)
}

/** `row` counts the header as 0, so it is the number of the row at which the records stop. */
function explained(cause: unknown, row: number, line: number, name: string): unknown {
  const where = `${name}, ${row === 0 ? 'header' : `row ${row}`}`
  if (cause instanceof Undecodable)
    return new Undecodable(
      cause.source,
      cause.encoding,
      cause.line,
      `${row === 0 ? 'header' : `row ${row}`}, line ${cause.line}`,
    )
  if (!(cause instanceof CsvError)) return cause
  if (cause.code === 'CSV_MAX_RECORD_SIZE') {
    const message = `more than ${MAX_FIELD} characters from line ${line} on; is a quote never closed?`
    return new IntakeError('FIELD_TOO_LONG', `${where}: ${message}`)
  }
  if (cause.code === 'CSV_QUOTE_NOT_CLOSED') {
    return new IntakeError('QUOTE_NOT_CLOSED', `${where}: a quote is opened and never closed; the file may be cut off.`)
  }
  return new IntakeError('FILE_NOT_CSV', `${where}, line ${line}: ${messageOf(cause)}.`)
}
