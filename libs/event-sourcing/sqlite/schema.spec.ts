import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { collect } from '../testing/sample-events.js'
import { temporaryFolder } from '../testing/temporary-folder.js'
import { checkedCopy } from './copy-events.js'
import { damageIn } from './damage.js'
import { openDatabase, type Database } from './libsql.js'
import { SqliteEventStore } from './sqlite-event-store.js'

const folders = fileURLToPath(new URL('../../../test/support/folders', import.meta.url))

describe.each([1, 2])('a file of schema %i', (schema) => {
  let folder: ReturnType<typeof temporaryFolder>
  let file: string
  beforeEach(() => {
    folder = temporaryFolder()
    file = join(folder.path, 'events.db')
    copyFileSync(join(folders, `schema-${schema}`, 'events.db'), file)
  })
  afterEach(() => folder.remove())

  const using = <Result>(use: (database: Database) => Result): Result => {
    const database = openDatabase(file)
    try {
      return use(database)
    } finally {
      database.close()
    }
  }
  const rows = (sql: string) => using((database) => database.prepare(sql).raw().all([]))

  it('is brought to today’s with every event as it was', async () => {
    const before = rows('SELECT stream, revision, id, type, data, metadata FROM event ORDER BY position')
    const store = await SqliteEventStore.open(folder.path)
    const events = await collect(store.readAll())
    expect([...store.damage()]).toEqual([])
    await store.close()
    expect(
      events.map(({ stream, revision, id, type, data, metadata }) => [stream, revision, id, type, data, metadata]),
    ).toEqual(
      before.map((row) => {
        const [stream, revision, id, type, data, metadata] = row as [string, number, string, string, string, string]
        return [stream, revision, id, type, JSON.parse(data), JSON.parse(metadata)]
      }),
    )
  })

  it('stays as it is where that does not succeed', async () => {
    const before = rows('SELECT * FROM event')
    const connect = (path: string) => {
      const database = openDatabase(path)
      database.exec('PRAGMA max_page_count = 1')
      return database
    }
    await expect(SqliteEventStore.open(folder.path, { connect })).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' })
    expect(rows('PRAGMA user_version')).toEqual([[schema]])
    expect(rows('SELECT * FROM event')).toEqual(before)
  })

  it('is looked through as it is, so that an older backup can be restored', () => {
    expect(checkedCopy(file)).toEqual({ events: 19 })
    using((database) => database.exec('DELETE FROM event WHERE position = 7'))
    expect(using((database) => [...damageIn(database)])).toEqual([
      expect.objectContaining({ message: 'Position 7 is missing in front of it.' }),
    ])
  })
})
