import Libsql from 'libsql'

/** What a column can hold here. */
export type SqlValue = string | number | bigint | Uint8Array | null

/** A prepared statement, in the form that better-sqlite3 gave to the field. */
export interface Statement {
  readonly reader: boolean
  run(parameters: readonly unknown[]): { changes: number | bigint; lastInsertRowid: number | bigint }
  /** All rows, as objects; never `get`, which adds a field to them. */
  all(parameters: readonly unknown[]): unknown[]
  iterate(parameters: readonly unknown[]): IterableIterator<unknown>
  /** From now on rows come as arrays. */
  raw(): Statement
  /** What the cells of a row are called. */
  columns(): readonly { readonly name: string }[]
}

/** A connection to a SQLite file. The only file that knows which library it is. */
export interface Database {
  readonly inTransaction: boolean
  exec(sql: string): unknown
  prepare(sql: string): Statement
  close(): unknown
}

/** Opens a SQLite file, creating it where it is missing. */
export function openDatabase(path: string): Database {
  return new Libsql(path)
}

/** The result code that SQLite gave with an error, such as `SQLITE_BUSY`. */
export function sqliteCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}
