import fc from 'fast-check'
import { touchpoint } from '#journeys'
import { rowWith } from '../testing/files.js'
import { compileMapping, isProblem, type MappedRow } from './compile.js'
import { parseMapping } from './load.js'

const least = `
client: { system: crm, id: customer, name: company }
source: { system: desk, thread: ticket }
occurredAt: at
`
const row = { customer: 'C1', company: 'Acme', ticket: 'T1', at: '2025-03-01T10:00:00Z' }
const now = Date.parse('2026-01-01T00:00:00Z')

/** Maps one row by the least mapping and some more lines. */
function map(more: string, values: Record<string, string> = {}, number = 1) {
  const all = { ...row, ...values }
  return compileMapping(parseMapping(least + more), Object.keys(all), { now })(rowWith(all, number))
}
function mapped(more: string, values: Record<string, string> = {}): MappedRow['touchpoint'] {
  const result = map(more, values)
  if (!result || isProblem(result)) throw new Error(JSON.stringify(result))
  return result.touchpoint
}

describe('compileMapping', () => {
  it('maps a row', () => {
    expect(map('team: group', { group: ' Zürich ' }, 7)).toEqual({
      row: 7,
      client: { ref: { system: 'crm', id: 'C1' }, name: 'Acme' },
      touchpoint: {
        occurredAt: '2025-03-01T10:00:00.000Z',
        order: 7,
        team: 'Zürich',
        source: { system: 'desk', id: expect.stringMatching(/^[\w-]{22}$/) as string, thread: 'T1' },
      },
    })
  })

  it('joins columns, keeping the place of empty ones', () => {
    expect(mapped('team: { join: [a, b, c], with: / }', { a: 'x', b: '', c: 'z' }).team).toBe('x//z')
    expect(mapped('team: { join: [a, b], with: / }', { a: '', b: ' ' }).team).toBeUndefined()
    expect(mapped('product: { join: [row, a], with: "-" }', { a: 'x' }).product).toBe('1-x')
  })

  it.each([
    ['first', 'support'],
    ['Team 3rd', 'l3'],
    ['Team 2nd 3rd', 'l2'],
    ['hidden', undefined],
    ['other', 'l1'],
    ['?', 'nobody knows'],
    ['-', 'nobody knows'],
    ['', 'nobody knows'],
  ])('translates %j by table, then by patterns, then otherwise; what is missing by default', (group, role) => {
    const rules = `
missing: ['?']
role:
  column: group
  missing: '-'
  values: { first: support, hidden: '' }
  match: [{ pattern: 2nd, is: l2 }, { pattern: 3rd$, is: l3 }]
  otherwise: l1
  default: nobody knows`
    expect(mapped(rules, { group }).role).toBe(role)
  })

  it('leaves a value as it is where the table has no entry and nothing is said otherwise', () => {
    expect(mapped('team: { column: t, values: { a: b } }', { t: 'constructor' }).team).toBe('constructor')
  })

  it.each([
    ['Done', 'desk', 'resolves'],
    ['Pending', 'In Call', 'waits'],
    ['Pending', 'desk', undefined],
    ['Wait - User', 'x', 'waits'],
    ['', 'x', 'abandons'],
  ])('finds the effect of %j with %j by the first rule that fits', (status, where, effect) => {
    const rules = `
effect:
  - resolves: { status: [Done, Closed] }
  - waits: { status: Pending, where: In Call }
  - waits: { status: { matches: ^Wait, not: Wait - Robot } }
  - abandons: { status: '' }
  - reopens: { status: Done }`
    expect(mapped(rules, { status, where }).effect).toBe(effect)
  })

  it('keeps the rows that it is to keep', () => {
    const keep = 'keep: { kind: { not: [note] }, desk: [a, b] }'
    expect(map(keep, { kind: 'mail', desk: 'a' })).toMatchObject({ row: 1 })
    expect(map(keep, { kind: 'note', desk: 'a' })).toBeUndefined()
    expect(map(keep, { kind: 'mail', desk: 'c' })).toBeUndefined()
  })

  it('reads our own words in any case, flags, order and url', () => {
    const fields = 'direction: d\nintent: i\neffect: e\nassisting: a\nrepeats: r\norder: o\nchannel: { value: mail }'
    expect(mapped(fields, { d: 'Inbound', i: 'ASK', e: 'resolves', a: 'Yes', r: '0', o: '12' })).toMatchObject({
      direction: 'inbound',
      intent: 'ask',
      effect: 'resolves',
      assisting: true,
      order: 12,
      channel: 'mail',
    })
    expect(mapped(fields, { d: '', i: '', e: '', a: '', r: '', o: '' })).not.toHaveProperty('repeats')
    const url = parseMapping(least.replace('thread: ticket', 'thread: ticket, url: link'))
    expect(
      compileMapping(url, [...Object.keys(row), 'link'])(rowWith({ ...row, link: 'https://desk/1' })),
    ).toMatchObject({ touchpoint: { source: { url: 'https://desk/1' } } })
  })

  it.each([
    ['impersonal: always', 'Ada', true],
    ['impersonal: never', 'Ada', undefined],
    ['impersonal: [Robot]', 'Ada', undefined],
    ['impersonal: [Robot]', 'Robot', true],
    ['impersonal: { column: bot }', 'Ada', true],
    ['impersonal: always', '', undefined],
  ])('knows by %s whether %j is nobody', (impersonal, member, expected) => {
    expect(mapped(`member: { column: m, ${impersonal} }`, { m: member, bot: 'true' }).impersonal).toBe(expected)
  })

  it('reads times in a format and a zone, from two columns if need be', () => {
    const mapping = parseMapping(
      least.replace(
        'occurredAt: at',
        'occurredAt: { join: [day, hour] }\ntime: { format: dd.MM.yyyy HH:mm, zone: Asia/Baku }',
      ),
    )
    expect(
      compileMapping(mapping, [...Object.keys(row), 'day', 'hour'])(
        rowWith({ ...row, day: '01.03.2025', hour: '10:00' }),
      ),
    ).toMatchObject({ touchpoint: { occurredAt: '2025-03-01T06:00:00.000Z' } })
  })

  it.each([
    ['no client', '', { customer: ' ' }, 'VALUE_MISSING', 'customer', /the client is missing/],
    ['no time', '', { at: '' }, 'VALUE_MISSING', 'at', /the time is missing/],
    [
      'an unreadable time',
      '',
      { at: '31/31/2025' },
      'DATE_UNREADABLE',
      'at',
      /"31\/31\/2025" is no time of the format "iso"/,
    ],
    ['a time in the future', '', { at: '2026-01-01T00:00:00.001Z' }, 'TIME_IN_FUTURE', 'at', /lies in the future/],
    [
      'a word that is none of ours',
      'direction: d',
      { d: 'sideways' },
      'VALUE_UNKNOWN',
      'd',
      /none of inbound, outbound, internal/,
    ],
    ['a flag that is none', 'assisting: a', { a: 'perhaps' }, 'VALUE_UNKNOWN', 'a', /neither true nor false/],
    ['an order that is none', 'order: o', { o: '1.5' }, 'NUMBER_UNREADABLE', 'o', /no whole number/],
    ['a name of 201 letters', 'team: t', { t: 'x'.repeat(201) }, 'VALUE_TOO_LONG', 't', /longer than 200/],
    ['a text that is too long', 'text: t', { t: 'x'.repeat(100_001) }, 'VALUE_TOO_LONG', 't', /longer than 100000/],
  ])('gives %s as a problem with its row and column', (_, more, values, code, column, message) => {
    expect(map(more, values, 9)).toEqual({ row: 9, column, code, message: expect.stringMatching(message) as string })
  })

  it('takes as long a name and a text as the schema of a touchpoint does, and no longer', () => {
    const longest = mapped('team: t\ntext: x', { t: 't'.repeat(200), x: 'x'.repeat(100_000) })
    expect(touchpoint.parse(longest)).toEqual(longest)
    expect(touchpoint.safeParse({ ...longest, team: 't'.repeat(201) }).success).toBe(false)
    expect(touchpoint.safeParse({ ...longest, text: 'x'.repeat(100_001) }).success).toBe(false)
  })

  it('refuses a URL that is none', () => {
    const mapping = parseMapping(least.replace('thread: ticket', 'url: ticket'))
    expect(compileMapping(mapping, Object.keys(row))(rowWith(row))).toMatchObject({
      code: 'URL_UNREADABLE',
      column: 'ticket',
    })
  })

  it('hands a broken row through', () => {
    const problem = { row: 3, code: 'ROW_RAGGED', message: 'x' }
    expect(compileMapping(parseMapping(least), Object.keys(row))({ ...rowWith({}, 3), problem })).toBe(problem)
  })

  it('refuses a file that lacks a column, and says which there are', () => {
    expect(() => map('team: gruop\nrole: { column: no, optional: true }', { group: 'x' })).toThrow(
      expect.objectContaining({
        code: 'COLUMN_MISSING',
        path: ['team'],
        message: expect.stringMatching(/no column "gruop" \(for team\).*"at", "group"/) as string,
      }) as Error,
    )
    expect(mapped('role: { column: no, optional: true, default: cs }').role).toBe('cs')
  })

  it('tells rows without an id apart by what they hold, and counts those that are alike', () => {
    const ids = (rows: Record<string, string>[], columns = Object.keys(row)) => {
      const map = compileMapping(parseMapping(least), columns)
      return rows.map((each, index) => {
        const result = map(rowWith(each, index + 1))
        return result && !isProblem(result) ? result.touchpoint.source?.id : undefined
      })
    }
    const other = { ...row, ticket: 'T2' }
    const [a, b, c, d] = ids([row, other, row, row])
    expect(new Set([a, b, c, d]).size).toBe(4)
    expect([c, d]).toEqual([`${a ?? ''}~2`, `${a ?? ''}~3`])
    expect(ids([other, row, row])).toEqual([b, a, c])
    expect(ids([row], Object.keys(row).reverse())).toEqual([a])
  })

  it('gives only what the schema of a touchpoint takes, or a problem', () => {
    const fields = [
      'role',
      'team',
      'member',
      'contact',
      'channel',
      'direction',
      'intent',
      'effect',
      'topic',
      'product',
      'text',
      'assisting',
      'repeats',
      'order',
    ]
    const mapping = parseMapping(
      `${least.replace('thread: ticket', 'thread: ticket, id: id, url: url')}\n${fields.map((each) => `${each}: ${each}`).join('\n')}`,
    )
    const columns = [...Object.keys(row), 'id', 'url', ...fields]
    const map = compileMapping(mapping, columns, { now })
    const value = fc.oneof(
      fc.string({ maxLength: 250 }),
      fc.constantFrom(
        '',
        'inbound',
        'ask',
        'waits',
        'true',
        '12',
        'https://a/b',
        '2025-01-01T00:00:00Z',
        '9999999-01-01',
        ' x ',
      ),
    )
    const good = fc.record(Object.fromEntries(columns.map((column) => [column, fc.option(value, { nil: '' })])))
    let taken = 0
    fc.assert(
      fc.property(good, fc.boolean(), (values, fill) => {
        const result = map(
          rowWith(
            fill
              ? {
                  ...Object.fromEntries(columns.map((column) => [column, ''])),
                  ...row,
                  team: values['team'] ?? '',
                  text: values['text'] ?? '',
                }
              : { ...values, ...row },
          ),
        )
        if (!result || isProblem(result)) return
        taken++
        expect(touchpoint.parse(result.touchpoint)).toEqual(result.touchpoint)
      }),
      { numRuns: 500 },
    )
    expect(taken).toBeGreaterThan(50)
  })
})
