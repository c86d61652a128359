import { CliFolder } from '../support/cli.js'

/** Two needs that were met: one went from account to support, the other stayed. */
const touchpoints = `client,client_name,at,thread,role,direction,effect
acme,Acme,2026-03-02T09:00:00Z,T1,account,outbound,
acme,,2026-03-03T09:00:00Z,T1,support,outbound,
acme,,2026-03-04T09:00:00Z,T1,support,outbound,resolves
acme,,2026-03-02T10:00:00Z,T2,account,outbound,
acme,,2026-03-03T10:00:00Z,T2,account,outbound,resolves
`

describe('virgil backtest', () => {
  let folder: CliFolder
  beforeAll(async () => {
    folder = await CliFolder.make()
    await folder.write('touchpoints.csv', touchpoints)
    expect(await folder.run(['import', 'touchpoints.csv', '--map', 'touchpoints'])).toMatchObject({ code: 0 })
    const { out } = await folder.run(['charter', 'show'])
    await folder.write('same.yaml', out)
    await folder.write('strict.yaml', out.replace('holders: 3', 'holders: 2'))
  })
  afterAll(() => folder.remove())

  it('says that the charter in force makes no difference', async () =>
    expect(await folder.run(['backtest', 'same.yaml'])).toEqual({
      code: 0,
      out: 'No difference in 2 journeys of 1 client.\n',
      err: '',
    }))

  it('shows what another one would find', async () => {
    const { code, out } = await folder.run(['backtest', 'strict.yaml'])
    expect(code).toBe(0)
    expect(out).toContain('1 journey changes, of 2 journeys of 1 client.\n')
    expect(out).toMatch(/^Carousel +0 → 1 +0 → 1 +1$/m)
    expect(out).toMatch(/^ACME-1 .*Carousel +gained +– +2026-03-03 09:00 to 03-04 09:00$/m)
  })

  it('looks at a period', async () => {
    expect((await folder.run(['backtest', 'strict.yaml', '--to', '2026-03-03'])).out).toContain('No difference')
    expect((await folder.run(['backtest', 'strict.yaml', '--from', '2026-03-04'])).out).toContain('1 journey changes')
  })

  it('refuses what is no charter, and what is not there', async () => {
    await folder.write('wrong.yaml', 'name: Wrong\nroles: []\n')
    const wrong = await folder.run(['backtest', 'wrong.yaml', '--json'])
    expect([wrong.code, JSON.parse(wrong.out).error]).toEqual([
      1,
      { code: 'CHARTER_INVALID', message: expect.any(String), path: ['roles'] },
    ])
    expect(await folder.run(['backtest', 'nope.yaml'])).toMatchObject({
      code: 1,
      err: expect.stringContaining('(FILE_NOT_READABLE)'),
    })
  })

  it('asks a server, which reads in a thread of its own, and gets the same', async () => {
    const here = await folder.run(['backtest', 'strict.yaml', '--json'])
    expect(JSON.parse(here.out)).toMatchObject({ changedJourneys: 1 })
    const server = folder.serve()
    try {
      expect(await folder.run(['backtest', 'strict.yaml', '--json', '--url', await server.url])).toEqual(here)
    } finally {
      await server.stop()
    }
  })
})
