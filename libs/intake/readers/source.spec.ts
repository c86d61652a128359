import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import { rowsOf, temporaryFolder, valuesOf, xes } from '../testing/files.js'
import { openSource } from './source.js'

const log = xes([{ name: 'T1', events: [{ 'concept:name': 'open' }] }])
const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13])

describe('openSource', () => {
  let folder: Awaited<ReturnType<typeof temporaryFolder>>
  beforeAll(async () => {
    folder = await temporaryFolder()
  })
  afterAll(() => folder.remove())

  const read = async (path: string, options?: Parameters<typeof openSource>[1]) => {
    const source = await openSource(path, options)
    return { source, rows: await rowsOf(source) }
  }

  it.each([
    ['a.csv', 'id,name\n1,Ada\n', 'csv', ','],
    ['b.tsv', 'id\tname\n1\tAda\n', 'tsv', '\t'],
    ['c.tab', 'id\tname\n1\tAda\n', 'tsv', '\t'],
    ['d.txt', 'id;name\n1;Ada\n', 'csv', ';'],
    ['e', 'id\tname\n1\tAda\n', 'tsv', '\t'],
    ['f.csv', '"id,x"|name\n1|Ada\n', 'csv', '|'],
  ])('reads %s as what its name or its first line says', async (name, content, format, delimiter) => {
    const { source, rows } = await read(await folder.write(name, content))
    expect(source).toMatchObject({ format, delimiter })
    expect(valuesOf(rows[0] ?? { number: 0, fields: new Map() }, ['name'])).toEqual({ name: 'Ada' })
  })

  it('finds XES by its first bytes where the name says nothing', async () => {
    const { source, rows } = await read(await folder.write('log', log))
    expect(source.format).toBe('xes')
    expect(rows).toHaveLength(1)
  })

  it('asks the given format first, then the name, then the mapping', async () => {
    const path = await folder.write('g.txt', 'a;b\tc\n1;2\t3\n')
    expect((await read(path, { mapping: { format: 'tsv' } })).source.columns).toEqual(['a;b', 'c'])
    expect((await read(path, { format: 'csv', delimiter: ';', mapping: { format: 'tsv' } })).source.columns).toEqual([
      'a',
      'b\tc',
    ])
    const named = await folder.write('g.csv', 'a,b\n1,2\n')
    expect((await read(named, { mapping: { format: 'xes' } })).source.format).toBe('csv')
  })

  it('unpacks gzip whatever the name is, in several members too', async () => {
    const packed = Buffer.concat([gzipSync('a,b\n1,2\n'), gzipSync('3,4\n')])
    const { source, rows } = await read(await folder.write('packed.csv', packed))
    expect(rows.map((row) => row.fields.get('b'))).toEqual(['2', '4'])
    expect(source.progress()).toEqual({ bytesRead: packed.length, totalBytes: packed.length })
  })

  it.each([
    ['plain', Buffer.from('a,b\n1,2\n')],
    ['packed', gzipSync('a,b\n1,2\n')],
  ])('reads %s standard input, even byte by byte', async (_, bytes) => {
    const stdin = Readable.from([...bytes].map((byte) => Buffer.from([byte])))
    const { source, rows } = await read('-', { stdin })
    expect(source.name).toBe('standard input')
    expect(source.progress()).toEqual({ bytesRead: bytes.length })
    expect(rows.map((row) => row.fields.get('a'))).toEqual(['1'])
  })

  it('reads other encodings by name, and UTF-16 by its mark', async () => {
    const cyrillic = Buffer.from([...Buffer.from('a,b\n1,'), 0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2, 0x0a])
    expect(
      (
        await read(await folder.write('w.csv', cyrillic), { mapping: { encoding: 'windows-1251' } })
      ).rows[0]?.fields.get('b'),
    ).toBe('Привет')
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('a;b\nİ;ə\n', 'utf16le')])
    expect(
      (await read(await folder.write('u.csv', utf16), { mapping: { encoding: 'windows-1251' } })).rows[0]?.fields.get(
        'b',
      ),
    ).toBe('ə')
    const latin = Buffer.from(log.replace('UTF-8', 'ISO-8859-1').replace('"open"', '"Åsa"'), 'latin1')
    expect((await read(await folder.write('l.xes', latin))).rows[0]?.fields.get('concept:name')).toBe('Åsa')
  })

  it.each([
    ['a picture named CSV', 'p.csv', png, 'FILE_NOT_CSV', /a PNG picture/],
    ['a picture named XES', 'p.xes', png, 'FILE_NOT_XES', /a PNG picture/],
    ['a packed picture', 'p.xes.gz', gzipSync(png), 'FILE_NOT_XES', /a PNG picture/],
    ['an Excel workbook', 'x.csv', Buffer.from('PK\x03\x04......'), 'FILE_NOT_CSV', /save its table as CSV/],
    ['a binary header', 'n.csv', Buffer.from('id,\x00\x01name\n1,2\n'), 'FILE_NOT_CSV', /byte 4/],
    ['a web page named CSV', 'h.csv', Buffer.from('<!DOCTYPE html><p>Sign in</p>'), 'FILE_NOT_CSV', /XML or HTML/],
    ['a CSV named XES', 'c.xes', Buffer.from('id,name\n1,2\n'), 'FILE_NOT_XES', /not well-formed/],
    ['an empty file', 'empty.csv', Buffer.alloc(0), 'FILE_EMPTY', /is empty/],
    ['nothing but a mark', 'mark.csv', Buffer.from('\uFEFF\n\n'), 'FILE_EMPTY', /no header/],
    [
      'a cut gzip',
      'cut.csv.gz',
      gzipSync('a,b\n'.repeat(20_000)).subarray(0, 100),
      'FILE_TRUNCATED',
      /after 100 bytes/,
    ],
    [
      'a damaged gzip',
      'bad.csv.gz',
      Buffer.concat([gzipSync('a').subarray(0, 10), Buffer.alloc(64, 0xff)]),
      'FILE_DAMAGED',
      /cannot be unpacked/,
    ],
    ['an encoding that is none', 'enc.csv', Buffer.from('a,b\n1,2\n'), 'ENCODING_UNKNOWN', /no encoding "klingon"/],
  ])('refuses %s', async (_, name, content, code, message) => {
    const path = await folder.write(name, content)
    const options = code === 'ENCODING_UNKNOWN' ? { encoding: 'klingon' } : {}
    await expect(read(path, options)).rejects.toMatchObject({ code, message: expect.stringMatching(message) as string })
  })

  it('refuses what is not there, and folders', async () => {
    await expect(openSource(folder.path('nowhere.csv'))).rejects.toMatchObject({ code: 'FILE_NOT_FOUND' })
    await expect(openSource(folder.path('.'))).rejects.toMatchObject({ code: 'FILE_NOT_READABLE' })
  })

  it('says so where standard input breaks off', async () => {
    const stdin = Readable.from(
      (async function* () {
        yield Buffer.from('a,b\n1,2\n'.repeat(1000))
        throw new Error('the pipe broke')
      })(),
    )
    await expect(read('-', { stdin })).rejects.toMatchObject({
      code: 'FILE_NOT_READABLE',
      message: expect.stringContaining('the pipe broke') as string,
    })
  })

  it('lets go of the file when it is closed or left early', async () => {
    const closed: boolean[] = []
    const stdin = (): Readable =>
      Readable.from(Array.from({ length: 100 }, () => Buffer.from('a,b\n'.repeat(1000)))).on('close', () =>
        closed.push(true),
      )
    await (await openSource('-', { stdin: stdin() })).close()
    const source = await openSource('-', { stdin: stdin() })
    for await (const _ of source.batches) break
    await new Promise(setImmediate)
    expect(closed).toEqual([true, true])
  })
})
