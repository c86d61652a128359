import type { Row } from '../readers/row.js'
import type { Condition, Conditions, Field } from './field.js'
import { quoted, RowRefused } from './row-refused.js'

/** The longest name or id, and the longest text, as the schema of a touchpoint has them. */
const MAX_WORD = 200
export const MAX_TEXT = 100_000

/** Reads one value from a row; `undefined` where it is missing. */
export type Read = (row: Row) => string | undefined

/** What reading needs to know beyond the field. */
export interface FieldContext {
  /** The columns of the file. */
  readonly columns: ReadonlySet<string>
  /** Values that mean: missing. */
  readonly missing: readonly string[]
}

/** The number of the row, as if the file had a column `row`; one that it has goes before. */
export const ROW_COLUMN = 'row'

/** Compiles a field into a function that is called for every row. */
export function reader(field: Field, { columns, missing }: FieldContext): Read {
  const none = new Set(['', ...missing, ...(field.missing ?? [])])
  const origin = originOf(field, columns, none)
  const translate = translation(field)
  const fallback = present(field.default)
  return (row) => {
    const value = origin(row)
    return value === undefined ? fallback : translate(value)
  }
}

function originOf(
  { value, column, join, with: separator = ' ' }: Field,
  columns: ReadonlySet<string>,
  none: ReadonlySet<string>,
): Read {
  if (value !== undefined) return () => present(value)
  const parts = (join ?? [column ?? '']).map((each) => columnReader(each, columns))
  const meaning = (text: string | undefined): string | undefined =>
    text === undefined || none.has(text) ? undefined : text
  const [only] = parts
  if (only && parts.length === 1) return (row) => meaning(only(row)?.trim())
  return (row) => {
    const values = parts.map((part) => meaning(part(row)?.trim()))
    return values.every((each) => each === undefined)
      ? undefined
      : values
          .map((each) => each ?? '')
          .join(separator)
          .trim()
  }
}

function columnReader(column: string, columns: ReadonlySet<string>): Read {
  return column === ROW_COLUMN && !columns.has(column) ? (row) => String(row.number) : (row) => row.fields.get(column)
}

function translation({ values, match = [], otherwise }: Field): (value: string) => string | undefined {
  if (!values && match.length === 0) return (value) => value
  const table = new Map(Object.entries(values ?? {}))
  const patterns = match.map(({ pattern, is }) => ({ pattern: new RegExp(pattern, 'u'), is }))
  return (value) =>
    present(table.get(value) ?? patterns.find(({ pattern }) => pattern.test(value))?.is ?? otherwise ?? value)
}

const present = (value: string | undefined): string | undefined => value?.trim() || undefined

/** The column to name when a value is at fault. */
export const faultColumn = (field: Field): string | undefined => field.column ?? field.join?.join(' + ')

/** A name or an id: at most 200 characters. */
export function word(field: Field, context: FieldContext): Read {
  const read = reader(field, context)
  return (row) => {
    const value = read(row)
    if (value !== undefined && value.length > MAX_WORD) {
      throw new RowRefused(
        'VALUE_TOO_LONG',
        `${quoted(value)} is longer than ${MAX_WORD} characters.`,
        faultColumn(field),
      )
    }
    return value
  }
}

/** A mandatory name or id. */
export function mandatory(field: Field, what: string, context: FieldContext): (row: Row) => string {
  const read = word(field, context)
  return (row) => {
    const value = read(row)
    if (value === undefined) throw new RowRefused('VALUE_MISSING', `the ${what} is missing.`, faultColumn(field))
    return value
  }
}

/** One of our own words, whatever its case. */
export function oneOf<Word extends string>(
  words: readonly Word[],
  field: Field,
  context: FieldContext,
): (row: Row) => Word | undefined {
  const read = reader(field, context)
  const known = new Map<string, Word>(words.map((each) => [each, each]))
  return (row) => {
    const value = read(row)
    const found = value === undefined ? undefined : known.get(value.toLowerCase())
    if (value !== undefined && found === undefined) {
      throw new RowRefused(
        'VALUE_UNKNOWN',
        `${quoted(value)} is none of ${words.join(', ')}; say in the mapping's \`values\` which it is.`,
        faultColumn(field),
      )
    }
    return found
  }
}

const truths = new Map([
  ...['true', 'yes', 'y', '1'].map((each) => [each, true] as const),
  ...['false', 'no', 'n', '0'].map((each) => [each, false] as const),
])

/** Yes or no; missing is no. */
export function truth(field: Field, context: FieldContext): (row: Row) => boolean {
  const read = reader(field, context)
  return (row) => {
    const value = read(row)
    const found = value === undefined ? false : truths.get(value.toLowerCase())
    if (found === undefined)
      throw new RowRefused('VALUE_UNKNOWN', `${quoted(value ?? '')} is neither true nor false.`, faultColumn(field))
    return found
  }
}

/** Whether all the columns hold what they must. */
export function holds(conditions: Conditions, { columns }: FieldContext): (row: Row) => boolean {
  const tests = Object.entries(conditions).map(([column, each]) => {
    const read = columnReader(column, columns)
    const fits = fitting(each)
    return (row: Row) => fits(read(row)?.trim() ?? '')
  })
  return (row) => tests.every((fits) => fits(row))
}

function fitting({ in: among, not, matches }: Condition): (value: string) => boolean {
  const wanted = among && new Set(among)
  const unwanted = new Set(not)
  const pattern = matches === undefined ? undefined : new RegExp(matches, 'u')
  return (value) => (wanted?.has(value) ?? true) && !unwanted.has(value) && (pattern?.test(value) ?? true)
}
