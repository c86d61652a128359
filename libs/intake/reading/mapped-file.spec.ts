import { readFile } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { Worker } from 'node:worker_threads'
import { gzipSync } from 'node:zlib'
import { typescriptFlags } from '#event-sourcing/testing'
import { parseMapping } from '../mapping/load.js'
import { temporaryFolder } from '../testing/files.js'
import { openFile, type OpenFileOptions } from './event-loop-file.js'
import type { MappedFile, ReadTerms, RefusedRow, Stretch } from './mapped-file.js'
import type { FileThreadData } from './thread/file-messages.js'
import { openFileInThread } from './thread/thread-file.js'

const script = new URL('./thread/file-thread.ts', import.meta.url)
const startThread = (workerData: FileThreadData): Worker =>
  new Worker(script, { workerData, execArgv: typescriptFlags, stdin: workerData.path === '-' })

const mapping = parseMapping(`
keep: { kind: { not: [note] } }
client: { system: crm, id: client }
source: { system: desk }
occurredAt: at
role: { column: role, optional: true }
text: { column: text, optional: true }
`)
const now = Date.parse('2026-01-01T00:00:00Z')
const header = 'client,kind,at,text\n'
const line = (client: string, { kind = 'call', at = '2025-01-01T00:00:00Z', text = 'x' } = {}): string =>
  `${client},${kind},${at},${text}\n`

async function read(file: MappedFile, terms: ReadTerms = { now }, refused: readonly RefusedRow[] = []) {
  const stretches: Stretch[] = []
  try {
    for await (const stretch of file.stretches(terms)) {
      stretches.push(stretch)
      await file.settle(refused)
    }
  } finally {
    await file.close()
  }
  return stretches
}

describe.each<[string, (path: string, options: OpenFileOptions) => Promise<MappedFile>]>([
  ['on the event loop', openFile],
  ['in a thread', (path, options) => openFileInThread(path, options, startThread)],
])('a file that is read %s', (_, open) => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>
  beforeEach(async () => {
    folder = await temporaryFolder()
  })
  afterEach(() => folder.remove())

  const opened = async (content: string | Buffer, name = 'calls.csv') =>
    open(await folder.write(name, content), { mapping })
  const piped = (stdin: Readable) => open('-', { mapping, stdin })

  it('gives its rows mapped, by client, and tells what became of the others', async () => {
    const rows = [
      line('A'),
      line('B'),
      line('A', { kind: 'note' }),
      line('A', { at: 'soon' }),
      line('A', { text: 'y' }),
    ]
    const file = await opened(header + rows.join(''))
    expect([file.name, file.format, file.isCutShort]).toEqual([folder.path('calls.csv'), 'csv', false])
    const [stretch, ...others] = await read(file)
    expect(others).toEqual([])
    expect(stretch).toMatchObject({
      rows: 5,
      passedOver: 1,
      problems: [{ row: 4, column: 'at', code: 'DATE_UNREADABLE' }],
    })
    const told = stretch?.clients
      .flat()
      .map(({ client, rows: of }) => [client.ref.id, of.map(({ row, touchpoint }) => [row, touchpoint.text])])
    expect(told).toEqual([
      ['A', [[1, 'x'], [5, 'y']]], // prettier-ignore
      ['B', [[2, 'x']]],
    ])
  })

  it('writes the rows that cannot be taken in, whoever refused them, in the order of the file', async () => {
    const file = await opened(header + line('A') + line('B', { at: 'soon' }) + line('C') + line('D'))
    const problem = { row: 1, code: 'UNKNOWN_ROLE', message: 'The charter has no such role.' }
    await read(file, { now, rejects: folder.path('bad.csv') }, [{ place: 2, problem: { ...problem, row: 3 } }, { place: 0, problem }]) // prettier-ignore
    const written = await readFile(folder.path('bad.csv'), 'utf8')
    expect([...written.matchAll(/^([A-D]),/gm)].map(([, client]) => client)).toEqual(['A', 'B', 'C'])
  })

  it('writes none where it was given no place for them', async () => {
    const [stretch] = await read(await opened(header + line('A', { at: 'soon' })))
    expect(stretch?.problems).toHaveLength(1)
  })

  it('refuses with a code where the rejected rows cannot be written', async () => {
    const file = await opened(header + line('A', { at: 'soon' }))
    await expect(read(file, { now, rejects: folder.path('no/such.csv') })).rejects.toMatchObject({
      code: 'REJECTS_NOT_WRITABLE',
    })
  })

  it('gives a bounded number of rows at once, and of one client in one batch', async () => {
    const stretches = await read(await opened(header + line('A').repeat(4100)))
    expect(stretches.map(({ rows }) => rows)).toEqual([2000, 2000, 100])
    const sizes = stretches.flatMap(({ clients }) => clients.flat().map(({ rows }) => rows.length))
    expect(Math.max(...sizes)).toBeLessThanOrEqual(250)
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(4100)
  })

  it('gives a bounded amount of text at once', async () => {
    const text = 'long '.repeat(19_000)
    const stretches = await read(await opened(header + line('A', { text }).repeat(60)))
    expect(stretches.length).toBeGreaterThan(2)
    expect(stretches.reduce((sum, { rows }) => sum + rows, 0)).toBe(60)
  })

  it('refuses a file that is not there, and a mapping that does not fit, naming its key', async () => {
    await expect(open(folder.path('nowhere.csv'), { mapping })).rejects.toMatchObject({ code: 'FILE_NOT_FOUND' })
    const file = await opened('client,at\nA,2025-01-01T00:00:00Z\n')
    await expect(read(file)).rejects.toMatchObject({ code: 'COLUMN_MISSING', path: ['keep'] })
  })

  it('gives what stands before the damage, and ends with its code', async () => {
    const many = Array.from({ length: 30_000 }, (_each, index) => line(`A${index}`, { text: `${index * 7919}` }))
    const whole = gzipSync(header + many.join(''))
    const file = await opened(whole.subarray(0, whole.length / 2), 'calls.csv.gz')
    const stretches: Stretch[] = []
    const reading = async () => {
      for await (const stretch of file.stretches({ now })) stretches.push(stretch)
    }
    await expect(reading()).rejects.toMatchObject({ code: 'FILE_TRUNCATED' })
    expect(stretches.length).toBeGreaterThan(2)
    await file.close()
  })

  it('unpacks a gzip that swells a thousandfold a piece at a time, and refuses its endless row', async () => {
    const file = await opened(gzipSync(header + 'x'.repeat(50_000_000)), 'bomb.csv.gz')
    await expect(read(file)).rejects.toMatchObject({ code: 'FIELD_TOO_LONG' })
  })

  it('gives what was read when it is cut short while it waits for more', async () => {
    const stdin = new Readable({ read: () => undefined })
    stdin.push(header + line('A').repeat(2500))
    const file = await piped(stdin)
    const rows: number[] = []
    for await (const stretch of file.stretches({ now })) {
      rows.push(stretch.rows)
      file.cutShort()
    }
    await file.close()
    expect([file.isCutShort, rows[0], rows.length]).toEqual([true, 2000, 2])
  })

  it('reads an input without end no further than it is asked to', async () => {
    let given = 0
    const endless = (function* () {
      yield header
      for (;;) yield line(`A${given++}`).repeat(1000)
    })()
    const file = await piped(Readable.from(endless))
    for await (const { rows } of file.stretches({ now })) {
      expect(rows).toBe(2000)
      if (given > 40) break
    }
    await file.close()
    expect(given).toBeLessThan(200)
  })

  it('is closed as often as one likes', async () => {
    const file = await opened(header + line('A'))
    await file.close()
    await file.close()
  })
})

describe('the thread of a file', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>
  let worker: Worker
  beforeEach(async () => {
    folder = await temporaryFolder()
  })
  afterEach(() => folder.remove())

  const started = async (content: string | Buffer, maxOldGenerationSizeMb?: number) => {
    const path = await folder.write('calls.csv', content)
    return openFileInThread(path, { mapping }, (workerData) => {
      const resourceLimits = maxOldGenerationSizeMb === undefined ? {} : { maxOldGenerationSizeMb }
      worker = new Worker(script, { workerData, execArgv: typescriptFlags, resourceLimits })
      return worker
    })
  }
  const long = header + line('A').repeat(20_000)

  it('refuses with a code, and says how to go on, where it dies under way', async () => {
    const file = await started(long)
    const reading = (async () => {
      for await (const _ of file.stretches({ now })) await worker.terminate()
    })()
    await expect(reading).rejects.toMatchObject({
      code: 'FILE_READING_ENDED',
      message: expect.stringContaining('import the file again to go on'),
    })
    await expect(file.settle([])).rejects.toMatchObject({ code: 'FILE_READING_ENDED' })
  })

  it('refuses with the same code where it has too little memory, and takes nobody with it', async () => {
    await expect(started(long, 2)).rejects.toMatchObject({ code: 'FILE_READING_ENDED' })
  })

  it('reads what is far larger than its memory', async () => {
    const file = await started(gzipSync(header + line('A', { text: 'long '.repeat(4000) }).repeat(5000)), 64)
    const stretches = await read(file)
    expect(stretches.reduce((sum, { rows }) => sum + rows, 0)).toBe(5000)
  })
})
