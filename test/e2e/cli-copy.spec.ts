import { CliFolder } from '../support/cli.js'
import { startKurrentDb, type KurrentDbServer } from '../support/kurrentdb/index.js'

const calls = `client,at,thread,role,direction,topic,text
bureau,2026-03-02T10:00:00Z,T1,account,inbound,training,We cannot work with it
bureau,2026-03-02T10:40:00Z,T1,account,outbound,training,See the site
other,2026-03-05T09:00:00Z,T3,support,inbound,training,Hello
`

describe('virgil copy', () => {
  let folder: CliFolder
  let server: KurrentDbServer
  let url: string
  beforeEach(async () => {
    folder = await CliFolder.make()
    server = await startKurrentDb()
    url = server.connectionString
    await folder.write('calls.csv', calls)
    await folder.run(['import', 'calls.csv', '--map', 'touchpoints', '--data', 'data'])
  })
  afterEach(async () => {
    await server.stop()
    await folder.remove()
  })

  it('moves the events into KurrentDB, where all goes on, and back', async () => {
    const report = () => folder.run(['report', 'bounce', '--data', 'data', '--json'])
    const before = await report()
    const into = await folder.run(['copy', '--to', url, '--data', 'data', '--json'])
    expect(JSON.parse(into.out)).toEqual({ events: expect.any(Number), hash: expect.stringMatching(/^[0-9a-f]{64}$/) })

    folder.environment = { EVENT_STORE_URL: url }
    expect(await report()).toEqual(before)
    await folder.write('more.csv', calls.replaceAll('T3', 'T4'))
    expect(await folder.run(['import', 'more.csv', '--map', 'touchpoints', '--data', 'data'])).toMatchObject({
      code: 0,
    })
    const after = await report()
    expect(after).not.toEqual(before)
    expect((await folder.run(['verify', '--data', 'data'])).out).toContain('No fault was found.')

    folder.environment = {}
    expect(await folder.run(['copy', '--from', url, '--data', 'data', '--json'])).toMatchObject({ code: 0 })
    expect(await report()).toEqual(after)
  })

  it('adds nothing when it is made again, and says so with the hash', async () => {
    const made = await folder.run(['copy', '--to', url, '--data', 'data'])
    expect(made).toEqual({
      code: 0,
      err: expect.any(String),
      out: expect.stringMatching(/^\d+ events are the same in data and in KurrentDB: [0-9a-f]{64}\.\n$/),
    })
    expect(await folder.run(['copy', '--to', url, '--data', 'data'])).toEqual(made)
  })

  it.each([
    ['a folder without data', ['--data', 'nowhere'], 'NO_DATA'],
    ['two ways at once', ['--from', 'kurrentdb://localhost:2113'], 'USAGE'],
    ['a server', ['--url', 'http://127.0.0.1:9'], 'NOT_OVER_URL'],
  ])('refuses %s', async (_, args, code) => {
    const { code: exit, err } = await folder.run(['copy', '--to', url, ...args])
    expect([exit, err]).toEqual([expect.any(Number), expect.stringContaining(code)])
    expect(exit).not.toBe(0)
    expect(server.log.events).toHaveLength(0)
  })

  it('refuses a server that holds something else', async () => {
    await folder.run(['copy', '--to', url, '--data', 'data'])
    await folder.run(['import', 'calls.csv', '--map', 'touchpoints', '--data', 'other'])
    const { code, err } = await folder.run(['copy', '--to', url, '--data', 'other'])
    expect([code, err]).toEqual([1, expect.stringContaining('COPY_DIVERGES')])
  })
})
