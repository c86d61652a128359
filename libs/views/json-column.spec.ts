import type { Position } from '#event-sourcing'
import { temporaryFolder } from '#event-sourcing/testing'
import { json, parsed, text, type JsonText } from './column.js'
import { rowOf, type Projection } from './projection.js'
import type { ViewDatabase } from './read-database.js'
import { RowSet } from './row-set.js'
import { table, type RowOf, type SchemaOf } from './table.js'
import { engines } from './testing/engines.js'

type Said = { readonly words: readonly string[]; readonly by?: { readonly name: string } }

const sayings = table({
  name: 'sayings',
  columns: { id: text(), said: json<Said>(), meant: json<readonly number[]>().nullable() },
  key: ['id'],
})
const projection: Projection = {
  name: 'sayings',
  version: 1,
  tables: [sayings],
  streams: ['client-'],
  touches: () => [],
  project: () => undefined,
}
const saying = (said: Said, meant: readonly number[] | null = null): RowOf<typeof sayings> => ({ id: 'a', said, meant })

describe.each(engines)('A JSON column in %s', (_name, engine) => {
  let folder: ReturnType<typeof temporaryFolder>
  let database: ViewDatabase
  let rows: RowSet

  beforeEach(async () => {
    folder = temporaryFolder()
    database = await engine.open({ folder: folder.path, projections: [projection] })
    rows = new RowSet([sayings])
  })
  afterEach(async () => {
    await database.close()
    folder.remove()
  })

  /** Writes what changed, and gives how many rows that were. */
  async function write(): Promise<number> {
    const changes = rows.changes()
    await database.writer.write(changes, '1' as Position)
    rows.settle(100)
    return changes.reduce((sum, { put }) => sum + put.length, 0)
  }

  async function load() {
    rows.forget()
    rows.select(rowOf(sayings, 'a'))
    await rows.load(database.writer)
    return rows.get(sayings, 'a')
  }

  const stored = async () => {
    const all = database.kysely<SchemaOf<typeof sayings>>().selectFrom('sayings').select(['said', 'meant'])
    return (await all.execute()).map(({ said, meant }) => [said, meant])
  }

  it('holds a text, and gives folds the value', async () => {
    const said: Said = { words: ['', 'a\0b', '\uD800', 'İ'], by: { name: 'Bo' } }
    rows.put(sayings, saying(said, [1, 0.1]))
    expect(rows.get(sayings, 'a')?.said).toBe(said)
    await write()
    expect(await stored()).toEqual([[JSON.stringify(said), '[1,0.1]']])
    expect(await load()).toEqual(saying(said, [1, 0.1]))
  })

  it('may be empty', async () => {
    rows.put(sayings, saying({ words: [] }))
    await write()
    expect(await stored()).toEqual([['{"words":[]}', null]])
    expect(await load()).toEqual(saying({ words: [] }))
  })

  it('is written only where its text changes', async () => {
    rows.put(sayings, saying({ words: ['a'], by: undefined }))
    expect(await write()).toBe(1)
    await load()
    rows.put(sayings, saying({ words: ['a'] }))
    expect(await write()).toBe(0)
    rows.put(sayings, saying({ words: ['b'] }))
    expect(await write()).toBe(1)
    expect(await stored()).toEqual([['{"words":["b"]}', null]])
  })

  it.each<[string, unknown]>([
    ['its text', '{"words":[]}'],
    ['a number', 1],
    ['nothing where it may not be empty', null],
  ])('refuses %s', (_what, said) => {
    expect(() => rows.put(sayings, saying(said as Said))).toThrow(/"sayings" wants json in "said" and got/)
  })

  it('takes from the compiler only what JSON keeps whole, and is no key', () => {
    // @ts-expect-error a bigint has no text
    json<{ readonly at: readonly bigint[] }>()
    // @ts-expect-error a date would come back as a text
    json<{ readonly at?: Date }>()
    // @ts-expect-error a text has a column type of its own
    json<string>()
    // @ts-expect-error JSON cannot be compared
    table({ name: 'sayings', columns: { said: json<Said>() }, key: ['said'] })
  })

  it('tells queries what is in the text', () => {
    const said: JsonText<Said> = '{"words":["a"]}'
    expect(parsed(said).words).toEqual(['a'])
  })
})
