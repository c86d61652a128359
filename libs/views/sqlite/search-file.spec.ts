import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openDatabase, START } from '#event-sourcing'
import { temporaryFolder } from '#event-sourcing/testing'
import { json, text } from '../column.js'
import type { Projection } from '../projection.js'
import { table, type RowOf, type SchemaOf } from '../table.js'
import { sqliteEngine } from '../testing/engines.js'
import { SqliteReadDatabase } from './sqlite-read-database.js'

const notes = table({
  name: 'notes_of_clients',
  columns: { id: text(), client_id: text(), title: text(), body: text().nullable(), labels: json<readonly string[]>() },
  key: ['id'],
  search: { of: ['title', 'body', 'labels'], within: 'client_id' },
})
type Note = RowOf<typeof notes>

const projection: Projection = {
  name: 'notes',
  version: 1,
  tables: [notes],
  streams: ['client-'],
  touches: () => [],
  project: () => undefined,
}

const note = (id: string, more: Partial<Note> = {}): Note => ({
  id,
  client_id: 'acme-1',
  title: '',
  body: null,
  labels: [],
  ...more,
})

describe('the full-text index in a file', () => {
  let home: ReturnType<typeof temporaryFolder>
  let folder: string
  let database: SqliteReadDatabase

  beforeEach(async () => {
    home = temporaryFolder()
    folder = home.path
    database = await SqliteReadDatabase.open({ folder, projections: [projection] })
  })
  afterEach(async () => {
    await database.close()
    home.remove()
  })

  const write = (put: readonly Note[], deleted: readonly string[] = []) =>
    database.writer.write([{ table: notes, put, deleted: deleted.map((id) => [id]) }], START)
  const check = () => sqliteEngine.checkSearch(database, notes)

  it('keeps nothing of what is gone', async () => {
    await write([
      note('gone', { title: 'Personally', body: 'Персональное', client_id: 'secretclient' }),
      note('changed', { body: 'confidential' }),
      ...Array.from({ length: 300 }, (_, index) => note(`${index}`, { body: `person ${index}` })),
    ])
    await write([note('changed', { body: 'public' })], ['gone'])
    await check()
    const file = openDatabase(database.path)
    file.exec('create virtual table temp.terms using fts5vocab(main, notes_of_clients_search, row)')
    const terms = file.prepare('select term from temp.terms').raw().all([]).flat()
    expect(terms).toContain('person')
    expect(terms).toContain('public')
    const blocks = file.prepare('select block from notes_of_clients_search_data').raw().all([]) as [Uint8Array][]
    for (const word of ['personally', 'персональное', 'secretclient', 'confidential']) {
      expect(terms).not.toContain(word)
      for (const [block] of blocks) expect(Buffer.from(block).includes(word.slice(3))).toBe(false)
    }
  })

  it('is left out of files that nobody searches', async () => {
    const unsearched = await SqliteReadDatabase.open({
      folder: join(folder, 'past'),
      projections: [projection],
      isSearched: false,
    })
    await unsearched.writer.write([{ table: notes, put: [note('one', { body: 'here' })], deleted: [] }], START)
    expect(readFileSync(unsearched.path).includes('fts5')).toBe(false)
    expect(
      await unsearched.kysely<SchemaOf<typeof notes>>().selectFrom('notes_of_clients').select('body').execute(),
    ).toEqual([{ body: 'here' }])
    await unsearched.close()
  })
})
