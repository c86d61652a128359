import { DomainError } from '#event-sourcing'

/** The codes with which a whole file, a mapping or a preset is refused. */
export type IntakeErrorCode =
  | 'FILE_NOT_FOUND'
  | 'FILE_NOT_READABLE'
  | 'FILE_EMPTY'
  | 'FILE_TRUNCATED'
  | 'FILE_DAMAGED'
  | 'FILE_NOT_TEXT'
  | 'FILE_NOT_CSV'
  | 'FILE_NOT_XES'
  | 'FILE_READING_ENDED'
  | 'REJECTS_NOT_WRITABLE'
  | 'ENCODING_UNKNOWN'
  | 'QUOTE_NOT_CLOSED'
  | 'FIELD_TOO_LONG'
  | 'COLUMN_DUPLICATED'
  | 'COLUMN_MISSING'
  | 'XML_MALFORMED'
  | 'XML_ENTITY_REFUSED'
  | 'XML_TOO_DEEP'
  | 'MAPPING_NOT_YAML'
  | 'MAPPING_INVALID'
  | 'PRESET_UNKNOWN'
  | 'ROLES_MISSING'
  | 'UNTIL_IN_FUTURE'

/** A refusal of a whole file, a mapping or a preset; the message says what is wrong and where. */
export class IntakeError extends DomainError<IntakeErrorCode> {
  override readonly name = 'IntakeError'
}

/** The codes of a row that cannot be taken in while the others can. */
export type RowProblemCode =
  | 'ROW_RAGGED'
  | 'VALUE_MISSING'
  | 'VALUE_UNKNOWN'
  | 'VALUE_TOO_LONG'
  | 'DATE_UNREADABLE'
  | 'TIME_IN_FUTURE'
  | 'NUMBER_UNREADABLE'
  | 'URL_UNREADABLE'

/** What is wrong with one row. */
export interface RowProblem {
  /** The number of the row, from 1; the header is not counted. */
  readonly row: number
  /** The column at fault, where there is one. */
  readonly column?: string
  /** Wider than `RowProblemCode`, so that an importer can reject rows for reasons of its own. */
  readonly code: string
  readonly message: string
}

/** `row 7, column "opened": …` */
export function sentenceOf({ row, column, code, message }: RowProblem): string {
  return `row ${row}${column === undefined ? '' : `, column "${column}"`}: ${message} (${code})`
}

/** Whatever was thrown, as a sentence. */
export const messageOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause))
