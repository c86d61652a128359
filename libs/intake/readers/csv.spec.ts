import { Readable } from 'node:stream'
import fc from 'fast-check'
import { csvLine } from '../reading/rejects.js'
import { rowsOf } from '../testing/files.js'
import { openSource } from './source.js'

const opened = (content: string | Buffer, chunk = content.length || 1) => {
  const bytes = Buffer.from(content)
  const chunks = Array.from({ length: Math.ceil(bytes.length / chunk) }, (_, index) =>
    bytes.subarray(index * chunk, (index + 1) * chunk),
  )
  return openSource('-', { format: 'csv', stdin: Readable.from(chunks) })
}
const read = async (content: string | Buffer) => {
  const source = await opened(content)
  const rows = await rowsOf(source)
  return { source, rows, values: rows.map((row) => source.columns.map((column) => row.fields.get(column))) }
}

describe('CSV', () => {
  it('reads quotes, doubled quotes, line breaks in values, a mark, and any line ends', async () => {
    const { source, rows, values } = await read('\uFEFFid;"a ""note"""\r\n1;"x;\r\ny"\n2;5" pipe\n\n3;""')
    expect(source.columns).toEqual(['id', 'a "note"'])
    expect(rows.map((row) => row.number)).toEqual([1, 2, 3])
    expect(values).toEqual([
      ['1', 'x;\r\ny'],
      ['2', '5" pipe'],
      ['3', ''],
    ])
  })

  it('names columns without a name by their place', async () => {
    expect((await read('a,,b,\n1,2,3,4')).source.columns).toEqual(['a', 'column 2', 'b', 'column 4'])
  })

  it('knows no inherited columns', async () => {
    const { rows } = await read('__proto__,constructor\n1,2')
    expect([
      rows[0]?.fields.get('__proto__'),
      rows[0]?.fields.get('constructor'),
      rows[0]?.fields.get('toString'),
    ]).toEqual(['1', '2', undefined])
  })

  it('gives a ragged row as a problem and goes on', async () => {
    const { rows } = await read('a,b\n1\n1,2,3\n1,2')
    expect(rows.map((row) => row.problem?.code)).toEqual(['ROW_RAGGED', 'ROW_RAGGED', undefined])
    expect(rows[1]).toMatchObject({
      values: ['1', '2', '3'],
      problem: { row: 2, message: expect.stringContaining('3 values stand under 2 columns') as string },
    })
  })

  it.each([
    ['columns of one name', 'id,x,id\n1,2,3', 'COLUMN_DUPLICATED', /two columns named "id"/],
    [
      'a row of 10 MB',
      `a,b\n1,2\n3,${'x'.repeat(10_000_000)}\n`,
      'FIELD_TOO_LONG',
      /row 2: more than 1000000 characters from line 3/,
    ],
    ['a quote that is never closed', 'a,b\n1,2\n3,"oops\n4,5\n', 'QUOTE_NOT_CLOSED', /row 2/],
    [
      'bytes that are no UTF-8',
      Buffer.from([...Buffer.from('a,b\n"x\ny",2\n3,'), 0xe9, 0x0a]),
      'FILE_NOT_TEXT',
      /row 2, line 4: not utf-8 text/,
    ],
    ['a header that is no UTF-8', Buffer.from([...Buffer.from('a,'), 0xe9, 0x0a]), 'FILE_NOT_TEXT', /header, line 1/],
    [
      'a letter cut off at the end',
      Buffer.from('a,b\n1,ə').subarray(0, 7),
      'FILE_TRUNCATED',
      /middle of a letter, in line 2/,
    ],
  ])('refuses %s', async (_, content, code, message) => {
    await expect(read(content)).rejects.toMatchObject({ code, message: expect.stringMatching(message) as string })
  })

  it('reads back what was written, however the bytes arrive', async () => {
    const value = fc
      .oneof(
        fc.string({ unit: 'binary' }),
        fc.constantFrom('', '"', ';\n"', '\r\n', ' İı ', 'ə,ж', '\uFEFF', '""', "'"),
      )
      .map((text) => text.replace(/[\uD800-\uDFFF]/g, '?'))
    const table = fc
      .integer({ min: 2, max: 5 })
      .chain((width) => fc.array(fc.array(value, { minLength: width, maxLength: width }), { maxLength: 8 }))
    await fc.assert(
      fc.asyncProperty(
        table,
        fc.constantFrom(',', ';', '\t', '|'),
        fc.integer({ min: 1, max: 50 }),
        async (rows, delimiter, chunk) => {
          const columns = (rows[0] ?? ['', '']).map((_, index) => `column ${index + 1}`)
          const source = await opened([columns, ...rows].map((row) => csvLine(row, delimiter)).join(''), chunk)
          const back = (await rowsOf(source)).map((row) => columns.map((column) => row.fields.get(column)))
          expect(source.delimiter).toBe(delimiter)
          expect(back).toEqual(rows)
        },
      ),
      { numRuns: 150 },
    )
  })
})
