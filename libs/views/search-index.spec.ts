import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { START } from '#event-sourcing'
import { json, text } from './column.js'
import type { Projection } from './projection.js'
import { isFound, searchedText } from './search-index.js'
import { searchQuestion } from './search-question.js'
import { wordsOf } from './search-words.js'
import type { ViewDatabase } from './read-database.js'
import { table, type RowOf, type SchemaOf } from './table.js'
import { engines } from './testing/engines.js'

const notes = table({
  name: 'notes_of_clients',
  columns: { id: text(), client_id: text(), title: text(), body: text().nullable(), labels: json<readonly string[]>() },
  key: ['id'],
  indexes: [['title']],
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

describe.each(engines)('the full-text index of a table in %s', (_name, engine) => {
  let folder: string
  let database: ViewDatabase

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'virgil-search-'))
    database = await engine.open({ folder, projections: [projection] })
  })
  afterEach(async () => {
    await database.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const write = (put: readonly Note[], deleted: readonly string[] = [], before?: readonly [Note, Note][]) =>
    database.writer.write(
      [{ table: notes, put, deleted: deleted.map((id) => [id]), ...(before && { before: new Map(before) }) }],
      START,
    )
  /** An index that nothing is in any more is not whole for SQLite 3.45. */
  const always = note('always', { body: 'here' })
  async function found(question: string, within?: string): Promise<string[]> {
    const rows = database.kysely<SchemaOf<typeof notes>>().selectFrom('notes_of_clients').select('id')
    const all = await rows
      .where(isFound(notes, searchQuestion(question), within))
      .orderBy('id')
      .execute()
    return all.map(({ id }) => id)
  }
  /** Throws where the index is not whole. */
  const check = () => engine.checkSearch(database, notes)

  it.each([
    ['another case', 'İSTANBUL ofisi', ['istanbul', 'ıstanbul', 'ISTANBUL', 'Istan']],
    ['Azerbaijani', 'Şəhərdə görüşürük', ['şəhər', 'seher', 'GÖRÜŞ', 'gorus']],
    ['Romanian', 'Întâlnire la București', ['intalnire', 'ÎNTÂLNIRE', 'bucuresti', 'Bucureşti']],
    ['Russian', 'Ёлка у Андрея', ['елка', 'ЁЛКИ'.slice(0, 3), 'андрея']],
    ['the beginnings of words, in any order', 'The late delivery', ['deliv', 'del the', 'late delivery']],
    ['keys and addresses as they are written', 'ACME-12 lena@acme.de', ['ACME-12', 'acme', 'lena@acme.de', '12']],
    ['quotations', 'not our task at all', ['"our task"', '“our task”', 'all «our task»', '"our ta']],
  ])('finds %s', async (_what, body, questions) => {
    await write([note('one', { body }), note('other', { body: 'something else' })])
    for (const question of questions) expect([question, await found(question)]).toEqual([question, ['one']])
  })

  it.each(['deliverys', 'late early', '"delivery late"', '"late del"', 'ate', 'l', 'ACME-1', 'ACME-13'])(
    'does not find %s',
    async (question) => {
      await write([note('one', { body: 'late delivery ACME-12' })])
      expect(await found(question)).toEqual([])
    },
  )

  it('finds a row by all its columns together, lists too', async () => {
    await write([
      note('one', { title: 'Счёт', body: 'май', labels: ['vip "x"\n', 'срочно'] }),
      note('two', { title: 'Счёт' }),
    ])
    expect(await found('счет май сроч vip')).toEqual(['one'])
    expect(await found('счет')).toEqual(['one', 'two'])
  })

  it('finds within one client alone', async () => {
    await write([note('one', { title: 'a note' }), note('two', { title: 'a note', client_id: 'acme-2' })])
    expect(await found('note', 'acme-2')).toEqual(['two'])
    expect(await found('note', 'acme')).toEqual([])
    expect(await found('note', 'x" OR search_words : "note')).toEqual([])
    expect(await found('acme-2')).toEqual([])
  })

  it('finds a row by what it says now, whether the old one is known or not', async () => {
    const [first, second, third] = ['one', 'two', 'three'].map((body) => note('n', { body, title: body })) as [
      Note,
      Note,
      Note,
    ]
    await write([first])
    await write([second])
    await write([third], [], [[third, second]])
    expect([await found('one'), await found('two'), await found('three')]).toEqual([[], [], ['n']])
    const same = { ...third, title: 'four' }
    await write([same], [], [[same, third]])
    expect([await found('three'), await found('four')]).toEqual([['n'], ['n']])
    await write([note('n'), always])
    expect(await found('three')).toEqual([])
    await check()
  })

  it('has the rows that were there before it, and those that came after it', async () => {
    const next = await database.startNext()
    const put = (...rows: readonly Note[]) => next.write([{ table: notes, put: rows, deleted: [] }], START)
    await put(note('one', { body: 'early' }), note('silent'))
    await database.indexNext(async () => undefined)
    await put(note('two', { body: 'late' }))
    await database.adoptNext()
    expect([await found('early'), await found('late')]).toEqual([['one'], ['two']])
    await check()
  })

  it('goes back with its rows where a transaction fails', async () => {
    await write([note('one', { body: 'kept' })])
    await expect(write([note('one', { body: 'lost' }), { ...note('two'), title: null as never }])).rejects.toThrow()
    expect([await found('kept'), await found('lost')]).toEqual([['one'], []])
    await check()
  })

  it('takes any text for a question', () =>
    fc.assert(
      fc.asyncProperty(fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), syntax), async (question) => {
        const asked = searchQuestion(question)
        if (asked.length > 0) await found(question)
      }),
      { numRuns: 500 },
    ))

  it('answers as reading all texts would, for any rows and questions', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(rowText, { maxLength: 3 }), { maxLength: 8 }),
        asking,
        async (writes, questions) => {
          await write([always])
          const rows = new Map<string, Note>()
          for (const [round, texts] of writes.entries()) {
            const put = texts.map(([key, body, label]) => note(`${key}`, { body, labels: [label] }))
            const last = new Map(put.map((row) => [row.id, row]))
            const gone = [...rows.keys()].filter((id) => !last.has(id) && round % 2 === 1)
            const known = [...last.values()].flatMap((row): [Note, Note][] => {
              const old = rows.get(row.id)
              return old && round % 3 > 0 ? [[row, old]] : []
            })
            await write([...last.values()], gone, known)
            for (const id of gone) rows.delete(id)
            for (const row of last.values()) rows.set(row.id, row)
          }
          for (const question of questions) {
            if (searchQuestion(question).length === 0) continue
            const naive = [...rows.values()]
              .filter((row) => says(searchedText(notes, row), question))
              .map(({ id }) => id)
            expect([question, await found(question)]).toEqual([question, naive.sort()])
          }
          await check()
          await write([], [...rows.keys()])
        },
      ),
      { numRuns: 60 },
    ))
})

const vocabulary = [
  'İstanbul',
  'ıstan',
  'ёлка',
  'елк',
  'şəhər',
  'seh',
  'a',
  'ab',
  'ACME-12',
  'acme',
  '12',
  '№',
  '"',
  ' ',
  '\n',
]
const someText = fc.array(fc.constantFrom(...vocabulary), { maxLength: 5 }).map((words) => words.join(' '))
const rowText = fc.tuple(fc.nat(4), someText, someText)
const asking = fc.array(someText, { minLength: 3, maxLength: 6 })
const syntax = fc
  .array(
    fc.constantFrom(
      '"',
      '*',
      '(',
      ')',
      'AND',
      'OR',
      'NOT',
      'NEAR',
      ':',
      '^',
      '{',
      '}',
      '-',
      '+',
      "'",
      ' ',
      'a',
      'search_words',
      ',',
    ),
  )
  .map((pieces) => pieces.join(''))

/** What a question means, said over the folded words of a text. */
function says(said: string, question: string): boolean {
  const words = ` ${wordsOf(said).join(' ')} `
  const quoted = question.split('"')
  return quoted.every((part, index) => {
    const isQuoted = index % 2 === 1
    return (isQuoted ? [part] : part.split(/\s+/u)).every((term) => {
      const asked = wordsOf(term)
      if (asked.length === 0) return true
      const isWhole = (isQuoted && index < quoted.length - 1) || [...(asked.at(-1) ?? '')].length < 2
      return words.includes(` ${asked.join(' ')}${isWhole ? ' ' : ''}`)
    })
  })
}
