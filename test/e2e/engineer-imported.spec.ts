import { CliFolder } from '../support/cli.js'

const story = `client,client_name,system,thread,at,role,direction,intent,effect,topic,assisting,to
bureau,Bureau of Angles,mail,M-1,2026-03-02T10:00:00Z,account,inbound,ask,,training,,
bureau,Bureau of Angles,mail,M-1,2026-03-02T10:40:00Z,account,outbound,deflect,,training,,
bureau,Bureau of Angles,desk,T-7,2026-03-04T09:00:00Z,support,inbound,ask,,training,,
bureau,Bureau of Angles,desk,T-7,2026-03-04T15:00:00Z,support,outbound,decline,,training,,
bureau,Bureau of Angles,crm,,2026-03-26T11:00:00Z,cs,outbound,answer,,training,,
bureau,Bureau of Angles,crm,,2026-03-27T14:00:00Z,product,outbound,answer,,training,true,
bureau,Bureau of Angles,crm,,2026-03-30T10:00:00Z,cs,outbound,inform,resolves,training,,
`
const lines = story.trimEnd().split('\n')
/** Account tells customer success when it deflects. */
const informed = 'bureau,Bureau of Angles,crm,,2026-03-02T10:40:00Z,account,internal,inform,,training,,cs'

interface Circle {
  readonly kind: string
  readonly visits: readonly { enteredAt: string; leftAt: string | null; missing: string | null }[]
}

describe('the engineer’s story, imported from a file', () => {
  let folder: CliFolder
  beforeEach(async () => (folder = await CliFolder.make()))
  afterEach(() => folder.remove())

  /** Imports some lines of the story, and gives the circles by depth. */
  async function circlesOf(name: string, rows: readonly string[]): Promise<unknown[]> {
    await folder.write(`${name}.csv`, [lines[0], ...rows, ''].join('\n'))
    const imported = await folder.run(['import', `${name}.csv`, '--map', 'touchpoints', '--data', name, '--json'])
    expect(imported).toMatchObject({ code: 0 })
    const { out } = await folder.run(['circles', '--data', name, '--json'])
    const { items } = JSON.parse(out) as { items: (Circle & { depth: number })[] }
    return items
      .sort((one, other) => one.depth - other.depth)
      .map(({ kind, visits: [visit] }) => [kind, visit?.enteredAt, visit?.leftAt, visit?.missing])
  }

  const left = '2026-03-26T11:00:00.000Z'
  const whole = [
    ['limbo', '2026-03-03T10:00:00.000Z', left, null],
    ['wrong-door', '2026-03-04T15:00:00.000Z', left, 'cs'],
    ['forsaken', '2026-03-18T15:00:00.000Z', left, null],
  ]

  it('ends in the same circles, to the minute, in whatever order its rows stand', async () => {
    expect(await circlesOf('sorted', lines.slice(1))).toEqual(whole)
    expect(await circlesOf('reversed', lines.slice(1).reverse())).toEqual(whole)
  })

  it('is in no circle where account informed customer success, who answered at 14:00', async () => {
    const answer = 'bureau,Bureau of Angles,crm,,2026-03-02T14:00:00Z,cs,outbound,answer,resolves,training,,'
    expect(await circlesOf('informed', [...lines.slice(1, 3), informed, answer])).toEqual([])
  })

  it('is in customer success’s own Dropped baton where they were informed and stay silent', async () => {
    expect(await circlesOf('silent', [...lines.slice(1, 3), informed, ...lines.slice(3)])).toEqual([
      whole[0],
      ['dropped-baton', '2026-03-03T10:40:00.000Z', left, 'cs'],
      whole[2],
    ])
  })

  it('is in two journeys where the ticket names no topic', async () => {
    const topicless = lines.slice(1).map((line) => (line.includes('T-7') ? line.replace(',training,', ',,') : line))
    expect(await circlesOf('topicless', topicless)).toEqual([
      ['limbo', '2026-03-04T17:00:00.000Z', null, null],
      whole[0],
      ['forsaken', '2026-03-18T15:00:00.000Z', null, null],
      ['forsaken', '2026-03-16T10:40:00.000Z', left, null],
    ])
  })

  it('lets time pass to its last row and no further', async () => {
    expect(await circlesOf('cut', lines.slice(1, 5))).toEqual([
      ['limbo', '2026-03-03T10:00:00.000Z', null, null],
      ['wrong-door', '2026-03-04T15:00:00.000Z', null, 'cs'],
    ])
  })
})
