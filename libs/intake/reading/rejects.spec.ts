import { readFile } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { compileMapping, isProblem, type MappedRow } from '../mapping/compile.js'
import { parseMapping } from '../mapping/load.js'
import type { Mapping } from '../mapping/schema.js'
import { openSource } from '../readers/source.js'
import { Rejects, rejectsPath } from './rejects.js'
import { temporaryFolder, xes } from '../testing/files.js'

const mapping = parseMapping(`
encoding: windows-1251
client: { system: crm, id: client }
source: { system: desk }
occurredAt: at
text: { column: note, optional: true }
`)
const columns = 'client;at;note\r\n'
const cp1251 = (text: string): Buffer =>
  Buffer.from(
    [...text].map((letter) => (letter >= 'А' && letter <= 'я' ? letter.charCodeAt(0) - 0x350 : letter.charCodeAt(0))),
  )

describe('Rejects', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>
  beforeEach(async () => {
    folder = await temporaryFolder()
  })
  afterEach(() => folder.remove())

  async function importing(
    path: string,
    to = rejectsPath(path, { format: 'csv' }),
    by: Mapping = mapping,
    stdin?: Readable,
  ) {
    const source = await openSource(path, { mapping: by, ...(stdin && { stdin }) })
    const map = compileMapping(by, source.columns)
    const rejects = new Rejects(to, source, by)
    const taken: MappedRow[] = []
    for await (const batch of source.batches)
      for (const row of batch) {
        const result = map(row)
        if (result && isProblem(result)) await rejects.add(row, result)
        else if (result) taken.push(result)
      }
    await rejects.close()
    return { taken, rejects }
  }

  it('keeps the bad rows to be corrected and imported again, in their old order', async () => {
    const good = (note: string): string => `C1;2025-01-01T00:00:00Z;${note}\r\n`
    const path = await folder.write(
      'calls.csv',
      cp1251(
        `${columns}${good('один')}C1;;"да; ""нет""\r\nснова"\r\n${good('три')}C1;2025-01-01T00:00:00Z\r\n${good('пять')}`,
      ),
    )
    const { taken, rejects } = await importing(path)
    expect(taken.map(({ row, touchpoint }) => [row, touchpoint.order, touchpoint.text])).toEqual([
      [1, 1, 'один'],
      [3, 3, 'три'],
      [5, 5, 'пять'],
    ])
    expect([rejects.count, rejects.path]).toEqual([2, folder.path('calls.rejects.csv')])
    const written = await readFile(rejects.path, 'utf8')
    expect(written).toBe(
      '\uFEFFclient;at;note;virgil_row;virgil_problem\r\n' +
        'C1;;"да; ""нет""\r\nснова";2;"row 2, column ""at"": the time is missing. (VALUE_MISSING)"\r\n' +
        'C1;2025-01-01T00:00:00Z;4;"row 4: 2 values stand under 3 columns; a delimiter or a quote is missing or too many. (ROW_RAGGED)"\r\n',
    )

    const again = await importing(rejects.path)
    expect(again.taken).toEqual([])
    expect(await readFile(again.rejects.path, 'utf8')).toBe(written)
    expect(again.rejects.path).toBe(folder.path('calls.rejects-again.csv'))

    const corrected = await folder.write(
      'corrected.csv',
      written.replace('C1;;', 'C1;2025-01-01T00:00:00Z;').replace('Z;4;', 'Z;четыре;4;'),
    )
    const last = await importing(corrected)
    expect(last.taken.map(({ touchpoint }) => [touchpoint.order, touchpoint.text])).toEqual([
      [2, 'да; "нет"\r\nснова'],
      [4, 'четыре'],
    ])
    const ids = [...taken, ...last.taken].map(({ touchpoint }) => touchpoint.source?.id)
    expect(new Set(ids).size).toBe(5)
  })

  it('makes no file where nothing is bad', async () => {
    const { rejects } = await importing(await folder.write('fine.csv', `${columns}C1;2025-01-01T00:00:00Z;x\r\n`))
    await expect(readFile(rejects.path)).rejects.toMatchObject({ code: 'ENOENT' })
  })

  it('writes the flattened events of an XES as a CSV that the same mapping reads', async () => {
    const by = parseMapping(`
format: xes
client: { system: crm, id: client }
source: { system: desk, thread: 'case:concept:name', id: { join: ['case:concept:name', 'case:index'], with: '#' } }
occurredAt: at
text: { column: note, optional: true }
`)
    const log = xes([
      {
        name: 'T1',
        events: [
          { client: 'C1', at: '2025-01-01T00:00:00Z' },
          { client: 'C1', at: 'soon' },
        ],
      },
    ])
    const { taken, rejects } = await importing('-', folder.path('events.csv'), by, Readable.from([Buffer.from(log)]))
    const written = await readFile(rejects.path, 'utf8')
    expect(written.split('\r\n')[0]).toBe('\uFEFFcase:concept:name,client,at,case:index,note,virgil_row,virgil_problem')
    await folder.write('events.csv', written.replace('soon', '2025-01-02T00:00:00Z'))
    const last = await importing(rejects.path, folder.path('x.csv'), by)
    expect([...taken, ...last.taken].map(({ row, touchpoint }) => [row, touchpoint.source])).toEqual([
      [1, { system: 'desk', id: 'T1#0', thread: 'T1' }],
      [2, { system: 'desk', id: 'T1#1', thread: 'T1' }],
    ])
  })

  it('fails where it cannot write', async () => {
    const path = await folder.write('bad.csv', `${columns}C1;;x\r\n`)
    await expect(importing(path, folder.path('no/such/folder.csv'))).rejects.toMatchObject({
      code: 'REJECTS_NOT_WRITABLE',
    })
  })

  it.each([
    ['/a/calls.csv.gz', 'csv', '/a/calls.rejects.csv'],
    ['log.xes', 'xes', 'log.rejects.csv'],
    ['t.tsv', 'tsv', 't.rejects.tsv'],
    ['-', 'csv', 'virgil.rejects.csv'],
    ['x.rejects.csv', 'csv', 'x.rejects-again.csv'],
  ] as const)('goes beside %s', (path, format, expected) => {
    expect(rejectsPath(path, { format })).toBe(expected)
  })
})
