import { temporaryFolder } from '../testing/files.js'
import { loadMapping, parseMapping } from './load.js'
import { columnsNamed, rolesNamed } from './names.js'

const least = `
client: { system: crm, id: customer }
source: { system: desk }
occurredAt: at
`

describe('a mapping', () => {
  it('needs a client, a source and a time, and takes a bare text for a column', () => {
    expect(parseMapping(least)).toEqual({
      client: { system: { value: 'crm' }, id: { column: 'customer' } },
      source: { system: { value: 'desk' } },
      occurredAt: { column: 'at' },
    })
  })

  it('is all text: what looks like a number stays as it was written', () => {
    const { role, missing } = parseMapping(
      `${least}\nmissing: [00, ~, null]\nrole: { column: group, values: { 007: support, true: cs, 1.0: account } }`,
    )
    expect(missing).toEqual(['00', '~', 'null'])
    expect(role?.values).toEqual({ '007': 'support', true: 'cs', '1.0': 'account' })
  })

  it.each([
    ['an unknown key', `${least}\ncolour: red`, ['colour'], /- colour: there is no such key here/],
    [
      'an unknown key inside',
      `${least}\nrole: { colum: group }`,
      ['role', 'colum'],
      /- role.colum: there is no such key here/,
    ],
    [
      'nothing mandatory',
      'name: x',
      ['client'],
      /- client: is mandatory\n- source: is mandatory\n- occurredAt: is mandatory/,
    ],
    ['two origins', `${least}\nteam: { column: a, value: b }`, ['team'], /exactly one of column, join or value/],
    ['no origin', `${least}\nteam: { default: b }`, ['team'], /exactly one of column, join or value/],
    [
      'a pattern that is none',
      `${least}\nrole: { column: g, match: [{ pattern: '(', is: x }] }`,
      ['role', 'match', 0, 'pattern'],
      /write a regular expression/,
    ],
    ['a zone that is none', `${least}\ntime: { zone: Asia/Atlantis }`, ['time', 'zone'], /as in "Asia\/Baku"/],
    [
      'a rule with two effects',
      `${least}\neffect: [{ waits: { a: b }, resolves: { a: c } }]`,
      ['effect', 0],
      /exactly one of resolves, reopens, waits, abandons/,
    ],
    [
      'a rule with an effect that is none',
      `${least}\neffect: [{ ends: { a: b } }]`,
      ['effect', 0, 'ends'],
      /- effect.0.ends: there is no such key here/,
    ],
    ['a rule without a column', `${least}\neffect: [{ waits: {} }]`, ['effect', 0, 'waits'], /name a column at least/],
    [
      'a word of its own',
      `${least}\nmember: { column: m, impersonal: { foo: x } }`,
      ['member', 'impersonal', 'foo'],
      /no such key/,
    ],
    ['a list at the top', '- a', [], /the whole: /],
  ])('refuses %s with the path and a sentence', (_, yaml, path, message) => {
    expect(() => parseMapping(yaml, 'desk.yaml')).toThrow(
      expect.objectContaining({
        code: 'MAPPING_INVALID',
        path,
        message: expect.stringMatching(message) as string,
      }) as Error,
    )
  })

  it.each(['a: [1', 'a: 1\na: 2', '{'])('refuses what is no YAML: %j', (yaml) => {
    expect(() => parseMapping(yaml, 'desk.yaml')).toThrow(
      expect.objectContaining({
        code: 'MAPPING_NOT_YAML',
        message: expect.stringMatching(/^desk\.yaml is not YAML: .* line \d/) as string,
      }) as Error,
    )
  })

  it('refuses aliases that multiply', () => {
    const bomb = [
      'a: &a [x, x, x, x, x, x, x, x, x, x]',
      ...['b', 'c', 'd', 'e'].map(
        (key, at) =>
          `${key}: &${key} [${Array(10)
            .fill(`*${'abcd'[at] ?? ''}`)
            .join(', ')}]`,
      ),
    ]
    expect(() => parseMapping(bomb.join('\n'))).toThrow(expect.objectContaining({ code: 'MAPPING_NOT_YAML' }) as Error)
  })

  it('is loaded from a file', async () => {
    const folder = await temporaryFolder()
    try {
      expect(await loadMapping(await folder.write('m.yaml', least))).toEqual(parseMapping(least))
      await expect(loadMapping(folder.path('none.yaml'))).rejects.toMatchObject({ code: 'FILE_NOT_FOUND' })
      await expect(loadMapping(folder.path('.'))).rejects.toMatchObject({ code: 'FILE_NOT_READABLE' })
    } finally {
      await folder.remove()
    }
  })

  it('tells the columns that it names and why', () => {
    const mapping = parseMapping(`${least}
member: { column: owner, optional: true, impersonal: { column: bot } }
keep: { kind: { not: note } }
effect: [{ waits: { a: b, c: d } }]`)
    expect(columnsNamed(mapping)).toEqual([
      { column: 'customer', key: 'client.id', optional: false },
      { column: 'at', key: 'occurredAt', optional: false },
      { column: 'owner', key: 'member', optional: true },
      { column: 'bot', key: 'member.impersonal', optional: false },
      { column: 'a', key: 'effect', optional: false },
      { column: 'c', key: 'effect', optional: false },
      { column: 'kind', key: 'keep', optional: false },
    ])
  })

  it.each([
    ['', [], false],
    ['role: group', [], true],
    ['role: { value: cs }', ['cs'], false],
    [
      "role: { column: g, values: { a: support, b: '' }, match: [{ pattern: x, is: account }], default: product }",
      ['support', 'account', 'product'],
      true,
    ],
    ['role: { column: g, values: { a: support }, otherwise: cs }', ['support', 'cs'], false],
  ])('tells the roles that it can give: %s', (yaml, names, fromFile) => {
    expect(rolesNamed(parseMapping(`${least}\n${yaml}`))).toEqual({ names, fromFile })
  })
})
