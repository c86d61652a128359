import type { ClientBase } from 'pg'
import { cellOf, valueOf, type Cell, type Column, type ColumnType, type Value } from '../column.js'
import { SEARCH_WORDS, searchWords } from '../search-index.js'
import { list, quoted } from '../sql-names.js'
import type { AnyRow, AnyTable } from '../table.js'
import { indexable } from './indexable-words.js'

/** So many rows travel at once: what is sent does not grow with the batch. */
const CHUNK = 2000

/** As what cells travel. */
const arrays: Readonly<Record<ColumnType, string>> = {
  text: 'text[]',
  integer: 'bigint[]',
  real: 'double precision[]',
  json: 'text[]',
}

/** A column as it is written. */
interface Written {
  readonly name: string
  readonly type: ColumnType
  cell(row: AnyRow): Cell
}

/**
 * The statements of one table in a schema. Rows travel as a list a column, so that a statement takes as many as there are. Those
 * whose old row is known are updated, and all others inserted: who inserts over a row would use up a number for it.
 */
export class TableStatements {
  readonly #columns: readonly [string, Column][]
  readonly #written: readonly Written[]
  readonly #key: readonly Written[]
  readonly #name: string

  constructor(
    private readonly table: AnyTable,
    schema: string,
  ) {
    this.#name = `${quoted(schema)}.${quoted(table.name)}`
    this.#columns = Object.entries(table.columns)
    const own = this.#columns.map(([name, column]): Written => ({
      name,
      type: column.type,
      cell: (row) => cellOf(column, row[name] ?? null),
    }))
    const words: Written = { name: SEARCH_WORDS, type: 'text', cell: (row) => indexable(searchWords(table, row)) }
    this.#written = table.search ? [...own, words] : own
    this.#key = table.key.flatMap((name) => own.find((column) => column.name === name) ?? [])
  }

  async loadKeys(client: ClientBase, keys: readonly (readonly Cell[])[]): Promise<AnyRow[]> {
    const on = this.#key.map(({ name }) => `rows.${quoted(name)} = wanted.${quoted(name)}`).join(' and ')
    const text = `select ${this.#selected} from ${unnested(this.#key)} as wanted (${names(this.#key)}) join ${this.#name} as rows on ${on}`
    return this.#rows(
      client,
      text,
      this.#key.map((_, place) => keys.map((key) => key[place] ?? null)),
    )
  }

  async loadGroups(client: ClientBase, column: string, values: readonly Cell[]): Promise<AnyRow[]> {
    const type = arrays[this.table.columns[column]?.type ?? 'text']
    return this.#rows(
      client,
      `select ${this.#selected} from ${this.#name} as rows where rows.${quoted(column)} = any($1::${type})`,
      [values],
    )
  }

  async loadAll(client: ClientBase): Promise<AnyRow[]> {
    return this.#rows(client, `select ${this.#selected} from ${this.#name} as rows`, [])
  }

  async put(client: ClientBase, rows: readonly AnyRow[], before?: ReadonlyMap<AnyRow, AnyRow>): Promise<void> {
    await this.#each(
      client,
      rows.filter((row) => before?.has(row)),
      this.#update,
      (done, count) => {
        // What is known of the store is not so: the rows are to be read again.
        if (done !== count) throw new Error(`${count - done} rows of "${this.table.name}" are not where they were.`)
      },
    )
    await this.#each(
      client,
      rows.filter((row) => !before?.has(row)),
      this.#insert,
    )
  }

  async delete(client: ClientBase, keys: readonly (readonly Cell[])[]): Promise<void> {
    if (keys.length === 0) return
    const on = this.#key.map(({ name }) => `rows.${quoted(name)} = gone.${quoted(name)}`).join(' and ')
    const text = `delete from ${this.#name} as rows using ${unnested(this.#key)} as gone (${names(this.#key)}) where ${on}`
    const cells = this.#key.map((_, place) => keys.map((key) => key[place] ?? null))
    await client.query(text, cells)
  }

  get #selected(): string {
    return this.#columns.map(([name]) => `rows.${quoted(name)}`).join(', ')
  }

  get #insert(): string {
    const changes = this.#changing.map(({ name }) => `${quoted(name)} = excluded.${quoted(name)}`).join(', ')
    const onConflict = changes ? `do update set ${changes}` : 'do nothing'
    return `insert into ${this.#name} (${names(this.#written)}) select * from ${unnested(this.#written)} on conflict (${list(this.table.key)}) ${onConflict}`
  }

  get #update(): string {
    const [first] = this.#changing.length > 0 ? this.#changing : this.#key
    const changing = this.#changing.length > 0 ? this.#changing : first ? [first] : []
    const changes = changing.map(({ name }) => `${quoted(name)} = put.${quoted(name)}`).join(', ')
    const on = this.#key.map(({ name }) => `rows.${quoted(name)} = put.${quoted(name)}`).join(' and ')
    return `update ${this.#name} as rows set ${changes} from ${unnested(this.#written)} as put (${names(this.#written)}) where ${on}`
  }

  get #changing(): readonly Written[] {
    return this.#written.filter(({ name }) => !this.table.key.includes(name))
  }

  async #each(
    client: ClientBase,
    rows: readonly AnyRow[],
    text: string,
    check: (done: number, count: number) => void = () => undefined,
  ): Promise<void> {
    for (let from = 0; from < rows.length; from += CHUNK) {
      const some = rows.slice(from, from + CHUNK)
      const cells = this.#written.map((column) => some.map((row) => column.cell(row)))
      check((await client.query(text, cells)).rowCount ?? 0, some.length)
    }
  }

  async #rows(client: ClientBase, text: string, values: readonly (readonly Cell[])[]): Promise<AnyRow[]> {
    const { rows } = await client.query<Cell[]>({ text, values: [...values], rowMode: 'array' })
    return rows.map((cells) => {
      const row: Record<string, Value> = {}
      this.#columns.forEach(([name, column], place) => (row[name] = valueOf(column, cells[place] ?? null)))
      return row
    })
  }
}

const names = (columns: readonly Written[]): string => list(columns.map(({ name }) => name))

const unnested = (columns: readonly Written[]): string =>
  `unnest(${columns.map(({ type }, place) => `$${place + 1}::${arrays[type]}`).join(', ')})`
