import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CliFolder } from '../support/cli.js'

const calls = `client,at,thread,role,direction,topic,text
bureau,2026-03-02T10:00:00Z,T1,account,inbound,training,We cannot work with it
bureau,2026-03-02T10:40:00Z,T1,account,outbound,training,See the site
other,2026-03-05T09:00:00Z,T3,support,inbound,training,Hello
`

describe('virgil backup and restore', () => {
  let folder: CliFolder
  beforeEach(async () => {
    folder = await CliFolder.make()
    await folder.write('calls.csv', calls)
    expect(await folder.run(['import', 'calls.csv', '--map', 'touchpoints', '--data', 'data'])).toMatchObject({
      code: 0,
    })
  })
  afterEach(() => folder.remove())

  it('copy the folder that a server works on, and give the same report elsewhere', async () => {
    const { url, stop } = folder.serve('data')
    try {
      const report = await folder.run(['report', 'bounce', '--url', await url, '--json'])
      const made = await folder.run(['backup', 'safe', '--data', 'data'])
      expect(made).toEqual({
        code: 0,
        err: '',
        out: expect.stringMatching(/^\d+ events are in safe, and were looked through\.\n$/),
      })
      const restored = await folder.run(['restore', 'safe', '--data', 'elsewhere', '--json'])
      expect(JSON.parse(restored.out)).toMatchObject({ format: 1, events: expect.any(Number) })
      expect(await folder.run(['report', 'bounce', '--data', 'elsewhere', '--json'])).toEqual(report)
    } finally {
      await stop()
    }
    expect((await folder.run(['verify', '--data', 'elsewhere'])).out).toContain('No fault was found.')
  })

  it.each([
    ['a folder without data', ['backup', 'safe', '--data', 'nowhere'], 'NO_DATA', 'safe'],
    ['a server', ['backup', 'safe', '--url', 'http://127.0.0.1:9'], 'NOT_OVER_URL', 'safe'],
    ['what is no backup', ['restore', 'data', '--data', 'elsewhere'], 'NOT_A_BACKUP', 'elsewhere'],
  ])('refuse %s', async (_, args, code, target) => {
    const { code: exit, err } = await folder.run(args)
    expect([exit, err]).toEqual([1, expect.stringContaining(code)])
    expect(existsSync(folder.file(target))).toBe(false)
  })

  it.each([
    ['a bit', 1],
    ['a bit, so that it is no text any more,', 128],
  ])('come after verify, which finds where %s has changed and says in which event', async (_, bit) => {
    const file = join(folder.path, 'data/events.db')
    const bytes = readFileSync(file)
    const place = bytes.indexOf('See the site')
    bytes[place] = (bytes[place] ?? 0) ^ bit
    writeFileSync(file, bytes)
    const { code, out } = await folder.run(['verify', '--data', 'data'])
    expect(code).toBe(3)
    expect(out.replace(/\s+/g, ' ')).toMatch(
      /client-\S+, event \d+: Position \d+ of events\.db is not what was written there\. \(STORE_DAMAGED\)/,
    )
    expect((await folder.run(['backup', 'safe', '--data', 'data'])).err).toContain('NOT_A_STORE')
  })
})
