import { closeSync, fsyncSync, openSync, rmSync } from 'node:fs'
import { openDatabase, type Database, type SqlValue } from '#event-sourcing'
import { viewsFile } from './view-rows.js'

/** What a bare write of all rows took. */
export interface BareWritten {
  readonly seconds: number
  readonly rows: number
}

/** Rows to a statement: in ones it takes half as long again. */
const TOGETHER = 32
const BATCH = TOGETHER * 128
/** As a rebuild has them until its rows are complete. */
const SETTINGS = 'pragma journal_mode = off; pragma synchronous = off; pragma cache_size = -65536'

interface Made {
  readonly name: string
  readonly sql: string
}

/**
 * Writes the finished rows of all views into a new file with the same tables, indexes and triggers, fills its full-text
 * indexes, and flushes it. Reading the rows is not part of the measurement.
 */
const [folder = '', path = ''] = process.argv.slice(2)
rmSync(path, { force: true })
const from = openDatabase(viewsFile(folder))
const to = openDatabase(path)
to.exec(SETTINGS)
const made = (type: string): Made[] =>
  from.prepare(`select name, sql from sqlite_schema where type = ? and sql is not null`).all([type]) as Made[]
const tables = made('table').filter(({ name }) => !/_search_(data|idx|docsize|config|content)$/.test(name))
for (const { sql } of [...tables, ...made('index'), ...made('trigger')]) to.exec(sql)

let [seconds, rows] = [0, 0]
const isSearch = ({ sql }: Made): boolean => /^create virtual/i.test(sql)
for (const made of tables) if (!isSearch(made)) writeRows(made.name)
for (const made of tables) if (isSearch(made)) seconds += timed(() => fillSearch(made.name))
seconds += timed(() => flush(path))
const written: BareWritten = { seconds, rows }
for (const database of [from, to]) database.close()
rmSync(path)
process.stdout.write(JSON.stringify(written))

function writeRows(table: string): void {
  const columns = from.prepare(`select name from pragma_table_info('${table}')`).raw().all([]).length
  const [many, one] = [inserting(to, table, columns, TOGETHER), inserting(to, table, columns, 1)]
  const page = from.prepare(`select rowid, * from "${table}" where rowid > ? order by rowid limit ${BATCH}`).raw()
  for (let after = 0, size = BATCH; size === BATCH;) {
    const read = page.all([after]) as [number, ...SqlValue[]][]
    after = read.at(-1)?.[0] ?? after
    size = read.length
    const batch = read.map(([, ...cells]) => cells)
    seconds += timed(() => {
      to.exec('begin immediate')
      let next = 0
      for (; batch.length - next >= TOGETHER; next += TOGETHER) many.run(batch.slice(next, next + TOGETHER).flat())
      for (const row of batch.slice(next)) one.run(row)
      to.exec('commit')
    })
    rows += size
  }
}

function inserting(database: Database, table: string, columns: number, count: number) {
  const row = `(${Array.from({ length: columns }, () => '?').join(', ')})`
  return database.prepare(`insert into "${table}" values ${Array.from({ length: count }, () => row).join(', ')}`)
}

function fillSearch(index: string): void {
  to.exec(`insert into "${index}" ("${index}") values ('rebuild')`)
}

function timed(act: () => void): number {
  const begun = performance.now()
  act()
  return (performance.now() - begun) / 1000
}

function flush(file: string): void {
  const handle = openSync(file, 'r+')
  fsyncSync(handle)
  closeSync(handle)
}
