import { mkdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { collect, sampleEvents } from '../testing/sample-events.js'
import { temporaryFolder } from '../testing/temporary-folder.js'
import { openDatabase } from './libsql.js'
import { SqliteEventStore } from './sqlite-event-store.js'

describe('opening a store', () => {
  let folder: ReturnType<typeof temporaryFolder>
  let file: string

  beforeEach(() => {
    folder = temporaryFolder()
    file = join(folder.path, 'events.db')
  })

  afterEach(() => folder.remove())

  const refused = async (code: string, says: RegExp) => {
    const before = readFileSync(file)
    await expect(SqliteEventStore.open(folder.path)).rejects.toMatchObject({
      code,
      message: expect.stringMatching(says),
    })
    expect(readFileSync(file).equals(before)).toBe(true)
  }

  const written = async (events: number) => {
    const store = await SqliteEventStore.open(folder.path)
    await store.append('client-a', 'no-stream', sampleEvents(events))
    await store.close()
  }

  it('makes a folder that only its owner can enter', async () => {
    const path = join(folder.path, 'deep', 'down')
    const store = await SqliteEventStore.open(path)
    await store.close()
    expect(statSync(path).mode & 0o777).toBe(0o700)
  })

  it('refuses a folder that is in use, and takes it when it is free', async () => {
    const store = await SqliteEventStore.open(folder.path)
    await expect(SqliteEventStore.open(folder.path)).rejects.toMatchObject({
      code: 'FOLDER_IN_USE',
      message: expect.stringMatching(/Stop that process first/),
    })
    await store.append('client-a', 'no-stream', sampleEvents(1))
    await store.close()
    const again = await SqliteEventStore.open(folder.path)
    expect(await collect(again.readAll())).toHaveLength(1)
    await again.close()
  })

  it('takes a folder whose lock was written over', async () => {
    await written(2)
    writeFileSync(join(folder.path, 'lock.db'), 'Lasciate ogne speranza, voi ch’intrate. '.repeat(200))
    const store = await SqliteEventStore.open(folder.path)
    expect(await collect(store.readAll())).toHaveLength(2)
    await expect(SqliteEventStore.open(folder.path)).rejects.toMatchObject({ code: 'FOLDER_IN_USE' })
    await store.close()
  })

  it('refuses a file of a newer version', async () => {
    await written(1)
    const database = openDatabase(file)
    database.exec('PRAGMA user_version = 99')
    database.close()
    await refused('STORE_NEWER', /newer Virgil \(version 99/)
  })

  it('refuses a file that is no database', async () => {
    writeFileSync(file, 'Lasciate ogne speranza, voi ch’intrate. '.repeat(200))
    await refused('NOT_A_STORE', /no event store at all/)
  })

  it('refuses a database of another program', async () => {
    const database = openDatabase(file)
    database.exec('CREATE TABLE bookmark (url TEXT)')
    database.close()
    await refused('NOT_A_STORE', /another program/)
  })

  it('refuses a file that is damaged at its beginning', async () => {
    await written(200)
    truncateSync(file, 3000)
    await expect(SqliteEventStore.open(folder.path)).rejects.toMatchObject({ code: 'NOT_A_STORE' })
  })

  it('refuses settings that are not durable', async () => {
    const connect = (path: string) => {
      const database = openDatabase(path)
      const exec = (sql: string) => database.exec(sql.replace('synchronous = FULL', 'synchronous = OFF'))
      const prepare = (sql: string) => database.prepare(sql)
      return { prepare, close: () => database.close(), exec, inTransaction: false }
    }
    await expect(SqliteEventStore.open(folder.path, { connect })).rejects.toMatchObject({
      code: 'STORE_NOT_DURABLE',
      message: expect.stringMatching(/journal_mode wal, synchronous 0/),
    })
    const store = await SqliteEventStore.open(folder.path)
    await store.close()
  })

  it('says why when the file cannot be opened', async () => {
    mkdirSync(file)
    await expect(SqliteEventStore.open(folder.path)).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' })
  })
})
