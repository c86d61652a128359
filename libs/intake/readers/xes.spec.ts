import { Readable } from 'node:stream'
import { rowsOf, valuesOf, xes } from '../testing/files.js'
import { openSource } from './source.js'

const open = (content: string) => openSource('-', { format: 'xes', stdin: Readable.from([Buffer.from(content)]) })
const read = async (content: string) => {
  const source = await open(content)
  const rows = await rowsOf(source)
  return { source, rows, values: rows.map((row) => valuesOf(row, source.columns)) }
}
const log = (inner: string): string => `<?xml version="1.0"?><log>${inner}</log>`

describe('XES', () => {
  it('gives one row an event, with the attributes of its trace and its place in it', async () => {
    const { rows, values } = await read(
      xes([
        { name: 'T1', events: [{ status: 'open' }, { status: 'a &lt; b' }] },
        { name: 'T2', events: [{ status: 'ə' }] },
      ]),
    )
    expect(rows.map((row) => row.number)).toEqual([1, 2, 3])
    expect(values).toEqual([
      { 'case:concept:name': 'T1', 'case:index': '0', status: 'open' },
      { 'case:concept:name': 'T1', 'case:index': '1', status: 'a < b' },
      { 'case:concept:name': 'T2', 'case:index': '0', status: 'ə' },
    ])
  })

  it('reads all plain types, and passes over lists, containers and attributes of attributes', async () => {
    const types = ['string', 'date', 'int', 'float', 'boolean', 'id']
      .map((type) => `<${type} key="${type}" value="${type} value"/>`)
      .join('')
    const nested =
      '<string key="outer" value="o"><string key="inner" value="i"/></string><list key="l"><values><string key="v" value="1"/></values></list>'
    const { values } = await read(log(`<trace><event>${types}${nested}</event></trace>`))
    expect(values).toEqual([
      {
        string: 'string value',
        date: 'date value',
        int: 'int value',
        float: 'float value',
        boolean: 'boolean value',
        id: 'id value',
        outer: 'o',
        'case:index': '0',
      },
    ])
  })

  it('knows the columns from the globals and the first events, and learns later ones', async () => {
    const events = Array.from({ length: 1500 }, (_, index): Record<string, string> =>
      index === 1400 ? { rare: 'x' } : { common: 'y' },
    )
    const globals =
      '<global scope="event"><string key="declared" value="UNKNOWN"/></global><global scope="trace"><string key="concept:name" value=""/></global>'
    const traces = xes([{ name: 'T', events }]).replace('<trace>', `${globals}<trace>`)
    const source = await openSource('-', {
      format: 'xes',
      stdin: Readable.from([traces.slice(0, 60_000), traces.slice(60_000)].map((part) => Buffer.from(part))),
    })
    const before = [...source.columns]
    const rows = await rowsOf(source)
    expect(before).toEqual(['declared', 'case:concept:name', 'common', 'case:index'])
    expect(source.columns).toContain('rare')
    expect(rows[1400]?.fields.get('rare')).toBe('x')
    expect(rows[0]?.fields.get('declared')).toBeUndefined()
  })

  it.each([
    ['another document', '<html><body/></html>', 'FILE_NOT_XES', /is a <html>, not a <log>/],
    ['no XML', 'hello', 'FILE_NOT_XES', /line 1/],
    [
      'entities',
      '<!DOCTYPE log [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><log><trace><event><string key="x" value="&b;"/></event></trace></log>',
      'XML_ENTITY_REFUSED',
      /declares entities/,
    ],
    [
      'an entity from outside',
      '<!DOCTYPE log [<!ENTITY x SYSTEM "file:///etc/passwd">]><log/>',
      'XML_ENTITY_REFUSED',
      /declares entities/,
    ],
    [
      'an entity that nobody declared',
      log('<trace><event><string key="x" value="&b;"/></event></trace>'),
      'XML_MALFORMED',
      /entity/,
    ],
    ['deep nesting', log('<list>'.repeat(100)), 'XML_TOO_DEEP', /more than 64 deep/],
    [
      'an attribute of 10 MB',
      log(`<trace><event><string key="x" value="${'x'.repeat(10_000_000)}"/></event></trace>`),
      'FIELD_TOO_LONG',
      /event 1: a text or an attribute/,
    ],
    [
      'a text of 10 MB',
      log(`<trace><event>${'x'.repeat(10_000_000)}</event></trace>`),
      'FIELD_TOO_LONG',
      /longer than 1000000/,
    ],
    [
      'a file cut off',
      xes([{ name: 'T', events: [{ a: '1' }, { a: '2' }] }]).slice(0, -30),
      'FILE_TRUNCATED',
      /event 2: the file ends inside <event>/,
    ],
    ['a tag that is not closed', log('<trace><event></trace>'), 'XML_MALFORMED', /unexpected close tag/],
  ])('refuses %s', async (_, content, code, message) => {
    await expect(read(content)).rejects.toMatchObject({ code, message: expect.stringMatching(message) as string })
  })

  it('refuses a long text without waiting for its end', async () => {
    let sent = 0
    const endless = async function* () {
      yield Buffer.from('<log><trace><event><string key="x" value="')
      for (; sent < 50; sent++) yield Buffer.alloc(100_000, 'x')
    }
    await expect(openSource('-', { format: 'xes', stdin: Readable.from(endless()) })).rejects.toMatchObject({
      code: 'FIELD_TOO_LONG',
    })
    expect(sent).toBeLessThan(40)
  })

  it('takes a log without events for what it is', async () => {
    expect((await read(log(''))).rows).toEqual([])
  })
})
