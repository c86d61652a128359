import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase, type Position } from '#event-sourcing'
import { json, parsed, text, type JsonText } from './column.js'
import { rowOf } from './projection.js'
import { RowSet } from './row-set.js'
import { ViewFile } from './sqlite/view-file.js'
import { table, type RowOf } from './table.js'

type Said = { readonly words: readonly string[]; readonly by?: { readonly name: string } }

const sayings = table({
  name: 'sayings',
  columns: { id: text(), said: json<Said>(), meant: json<readonly number[]>().nullable() },
  key: ['id'],
})
const saying = (said: Said, meant: readonly number[] | null = null): RowOf<typeof sayings> => ({ id: 'a', said, meant })

describe('A JSON column', () => {
  const folder = mkdtempSync(join(tmpdir(), 'virgil-json-'))
  const path = join(folder, 'views.db')
  let file: ViewFile
  let rows: RowSet

  beforeEach(() => {
    file = ViewFile.create(path, { tables: [sayings], fingerprint: '', isSearched: true })
    rows = new RowSet([sayings])
  })
  afterEach(() => file.close())
  afterAll(() => rmSync(folder, { recursive: true }))

  /** Writes what changed, and gives how many rows that were. */
  async function write(): Promise<number> {
    const changes = rows.changes()
    await file.write(changes, '1' as Position)
    rows.settle(100)
    return changes.reduce((sum, { put }) => sum + put.length, 0)
  }

  async function load() {
    rows.forget()
    rows.select(rowOf(sayings, 'a'))
    await rows.load(file)
    return rows.get(sayings, 'a')
  }

  const stored = () => openDatabase(path).prepare('select said, meant from sayings').raw().all([])

  it('holds a text, and gives folds the value', async () => {
    const said: Said = { words: ['', 'a\0b', '\uD800', 'İ'], by: { name: 'Bo' } }
    rows.put(sayings, saying(said, [1, 0.1]))
    expect(rows.get(sayings, 'a')?.said).toBe(said)
    await write()
    expect(stored()).toEqual([[JSON.stringify(said), '[1,0.1]']])
    expect(await load()).toEqual(saying(said, [1, 0.1]))
  })

  it('may be empty', async () => {
    rows.put(sayings, saying({ words: [] }))
    await write()
    expect(stored()).toEqual([['{"words":[]}', null]])
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
    expect(stored()).toEqual([['{"words":["b"]}', null]])
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
