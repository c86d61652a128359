import { CliFolder } from '../support/cli.js'

const touchpoints = `client,client_name,at,thread,role,contact,direction,text
acme,Acme,2026-03-02T09:00:00Z,T1,account,Élodie,inbound,Where is the late delivery?
acme,,2026-03-03T09:00:00Z,T1,support,,outbound,"Gecikmə: şəhərdə\u001b[31m qar var"
bureau,Bürosu İşıq,2026-03-04T09:00:00Z,T2,support,,inbound,Доставка: ёлка опоздала
`

describe('virgil search', () => {
  let folder: CliFolder
  beforeAll(async () => {
    folder = await CliFolder.make()
    await folder.write('touchpoints.csv', touchpoints)
    expect(await folder.run(['import', 'touchpoints.csv', '--map', 'touchpoints'])).toMatchObject({ code: 0 })
  })
  afterAll(() => folder.remove())

  it('shows what was found, with what was asked for in brackets', async () => {
    expect(await folder.run(['search', 'late', 'deliv'])).toEqual({
      code: 0,
      err: '',
      out: [
        'found       journey  client        when  text',
        'touchpoint  ACME-1   Acme    2 Mar 2026  Élodie · Where is the [late] [delivery]?',
        '1 hit\n',
      ].join('\n'),
    })
    expect((await folder.run(['search', 'ISIQ', 'burosu'])).out).toMatch(
      /^client +Bürosu İşıq +\S+ · \[Bürosu\] \[İşıq\]$/m,
    )
    expect((await folder.run(['search', 'елка'])).out).toContain('Доставка: [ёлка] опоздала\n')
    expect((await folder.run(['search', 'nothing like it'])).out).toBe('Nothing was found.\n')
  })

  it('writes nothing to the terminal that would colour it', async () => {
    const { out } = await folder.run(['search', 'seherde'])
    expect(out).toContain('Gecikmə: [şəhərdə] [31m qar var')
    expect(out).not.toContain('\u001b')
  })

  it('refuses what says too little', async () =>
    expect(await folder.run(['search', '?'])).toMatchObject({
      code: 1,
      err: expect.stringContaining('(SEARCH_TOO_SHORT)'),
    }))

  it('asks a server, and gets the same', async () => {
    const asked = [
      ['search', 'late', '--json'],
      ['search', '"late delivery"', '--client', 'ACME', '--json'],
      ['search', 'acme', '--limit', '1', '--json'],
      ['search', 'елка'],
    ]
    const here = []
    for (const args of asked) here.push(await folder.run(args))
    expect(JSON.parse(here[1]?.out ?? '')).toEqual([
      {
        kind: 'touchpoint',
        client: { id: expect.any(String), code: 'ACME', name: 'Acme' },
        contact: null,
        journey: { id: expect.any(String), key: 'ACME-1', title: null, status: 'open' },
        touchpoint: {
          id: expect.any(String),
          occurredAt: '2026-03-02T09:00:00.000Z',
          role: 'account',
          member: null,
          channel: null,
        },
        snippet: [
          { text: 'Élodie · Where is the ', isMatch: false },
          { text: 'late', isMatch: true },
          { text: ' ', isMatch: false },
          { text: 'delivery', isMatch: true },
          { text: '?', isMatch: false },
        ],
      },
    ])
    expect(here.map(({ code }) => code)).toEqual(asked.map(() => 0))
    const server = folder.serve()
    try {
      const url = await server.url
      for (const [index, args] of asked.entries())
        expect(await folder.run([...args, '--url', url])).toEqual(here[index])
    } finally {
      await server.stop()
    }
  })
})
