import { CliFolder } from '../support/cli.js'

/** A client who goes to support and back, and whose need is met in the end. */
const touchpoints = `client,client_name,at,thread,role,direction,effect
acme,Acme,2026-03-02T09:00:00Z,T1,account,outbound,
acme,,2026-03-03T09:00:00Z,T1,support,outbound,
acme,,2026-03-04T09:00:00Z,T1,account,outbound,
acme,,2026-03-05T09:00:00Z,T1,account,outbound,resolves
acme,,2026-03-06T09:00:00Z,T2,cs,outbound,
`
const THEN = '2026-03-04'
const BOUNCED = '2026-03-04T12:00:00Z'

describe('virgil, looking at the past', () => {
  let folder: CliFolder
  beforeAll(async () => {
    folder = await CliFolder.make()
    await folder.write('touchpoints.csv', touchpoints)
    expect(await folder.run(['import', 'touchpoints.csv', '--map', 'touchpoints'])).toMatchObject({ code: 0 })
  })
  afterAll(() => folder.remove())

  const asked = [
    ['report', 'bounce', '--as-of', THEN, '--json'],
    ['circles', '--as-of', BOUNCED, '--json'],
    ['timeline', 'ACME', '--as-of', THEN, '--json'],
  ]

  it('prints the report as it stood, and says so', async () => {
    const { out } = await folder.run(['report', 'bounce', '--as-of', THEN])
    expect(out).toContain('As they stood at 2026-03-04, by what is known today.\n')
    expect(out).toMatch(/^Hops: the holder changed +1 +1$/m)
    const known = await folder.run(['report', 'bounce', '--known-at', THEN])
    expect(known.out).toContain('As they stood, by what had been recorded by 2026-03-04.\n')
    expect(known.out).toMatch(/^Journeys +0 +–$/m)
  })

  it('lists the journeys behind a figure of then', async () => {
    const { out } = await folder.run(['report', 'bounce', '--as-of', THEN, '--json'])
    const { journeysWithHop } = JSON.parse(out).figures.hops
    const listed = await folder.run(['journeys', '--json', '--figure-filter', JSON.stringify(journeysWithHop.filter)])
    expect(JSON.parse(listed.out)).toMatchObject({
      total: journeysWithHop.count,
      items: [{ key: 'ACME-1', status: 'open', role: 'support', touchpoints: 2 }],
    })
  })

  it('lists the circles of then', async () => {
    const circles = async (...look: string[]) =>
      JSON.parse((await folder.run(['circles', '--json', ...look])).out).items
    expect(await circles()).toMatchObject([{ kind: 'ping-pong', open: false }])
    expect(await circles('--as-of', BOUNCED)).toMatchObject([
      { kind: 'ping-pong', open: true, visits: [{ leftAt: null }] },
    ])
    expect(await circles('--as-of', THEN)).toEqual([])
  })

  it('draws the timeline as it stood, and says so', async () => {
    const { out } = await folder.run(['timeline', 'ACME', '--as-of', THEN])
    expect(out).toContain('1 journey · as of 2026-03-04 00:00')
    expect(out).toContain('ACME-1 · open · with support')
    const { out: unborn } = await folder.run(['timeline', 'ACME-2', '--as-of', THEN])
    expect(unborn).toContain('0 journeys')
  })

  it('refuses an instant that has not come yet', async () =>
    expect(await folder.run(['report', 'bounce', '--as-of', '2999-01-01'])).toMatchObject({
      code: 1,
      err: expect.stringContaining('(TIME_IN_FUTURE)'),
    }))

  it('asks a server, which looks back in a thread of its own, and gets the same', async () => {
    const here = []
    for (const args of asked) here.push(await folder.run(args))
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
