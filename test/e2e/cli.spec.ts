import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { once } from 'node:events'
import { CliFolder } from '../support/cli.js'

const calls = `client,client_name,at,thread,role,member,contact,direction,intent,topic,text
bureau,Bürosu İşıq,2026-03-02T10:00:00Z,T1,account,Tom,Lena,inbound,ask,training,We cannot work with it
bureau,,2026-03-02T10:40:00Z,T1,account,Tom,,outbound,deflect,training,See the site
bureau,,2026-03-04T09:00:00Z,T2,support,Вера,Lena,inbound,ask,training,Не получается
bureau,,2026-03-04T15:00:00Z,T2,support,Вера,,outbound,decline,training,Not our task
other,Other,2026-03-05T09:00:00Z,T3,support,Вера,Max,inbound,ask,,Hello
`

let folder: CliFolder

beforeAll(async () => {
  folder = await CliFolder.make()
  await folder.write('calls.csv', calls)
  await folder.write('bad.csv', `${calls}other,,some day,T3,support,Вера,Max,inbound,ask,,Hello again\n`)
})
afterAll(() => folder.remove())

describe('virgil', () => {
  it('takes a file in, and the same file again without recording anything twice', async () => {
    const first = await folder.run(['import', 'calls.csv', '--map', 'touchpoints'])
    expect(first).toEqual({
      code: 0,
      err: '',
      out: expect.stringContaining('5 touchpoints of 2 clients in 2 journeys'),
    })
    const again = await folder.run(['import', '-', '--map', 'touchpoints', '--json'], calls)
    expect(again.code).toBe(0)
    expect(JSON.parse(again.out)).toMatchObject({
      rows: 5,
      touchpoints: 5,
      recorded: 0,
      rejected: 0,
      interrupted: false,
    })
  })

  it('keeps the good rows, writes the bad ones apart and ends with 2', async () => {
    const { code, out } = await folder.run(['import', 'bad.csv', '--map', 'touchpoints'])
    expect(code).toBe(2)
    expect(out).toContain('1 row rejected; the others were kept:\n  row 6, column "at": ')
    expect(existsSync(folder.file('bad.rejects.csv'))).toBe(true)
  })

  it('tries a file on an empty folder and leaves nothing behind', async () => {
    const dry = await folder.run(['import', 'bad.csv', '--map', 'touchpoints', '--dry-run', '--data', 'fresh'])
    expect(dry.code).toBe(2)
    expect(dry.out).toContain('5 touchpoints of 2 clients in about 3 journeys could be recorded.')
    expect(existsSync(folder.file('fresh'))).toBe(false)
  })

  it('draws the timeline', async () => {
    const { code, out } = await folder.run(['timeline', 'bürosu işıq'])
    expect(code).toBe(0)
    expect(out).toContain('   4 Mar 09:00     ┊        ●     ← ask     Lena: Не получается\n')
    expect(out).toContain("╰────────╮     the client's own move, after 46 h\n")
    expect(out).toContain('Wrong door (4th circle): training belongs to cs')
  })

  it('lists journeys and circles, and reports, each as one JSON document', async () => {
    const json = async (...args: string[]) => JSON.parse((await folder.run([...args, '--json'])).out)
    const journeys = await json('journeys', '--role', 'support', '--limit', '1')
    expect(journeys).toMatchObject({ total: 2, items: [{ client: { name: 'Other' }, role: 'support', topic: null }] })
    expect(await json('circles', '--open', '--kind', 'wrong-door')).toMatchObject({
      total: 1,
      items: [
        { kind: 'wrong-door', depth: 4, open: true, journey: { topic: 'training' }, visits: [{ missing: 'cs' }] },
      ],
    })
    const report = await json('report', 'bounce', '--client', 'file:bureau')
    expect(report).toMatchObject({ log: { cases: 1, events: 4 }, 'unit=role': { hops: 1, bounces: 0 } })
    const behind = JSON.stringify(report.figures.hops.journeysWithHop.filter)
    expect(await json('journeys', '--figure-filter', behind)).toMatchObject({
      total: 1,
      items: [{ topic: 'training' }],
    })
  })

  it('verifies, rebuilds and shows the charter', async () => {
    const verified = await folder.run(['verify'])
    expect(verified).toMatchObject({
      code: 0,
      out: expect.stringMatching(/No fault was found\.\nstate [0-9a-f]{64}\n$/),
    })
    expect(await folder.run(['rebuild'])).toMatchObject({ code: 0, out: expect.stringContaining('made again from') })
    expect(await folder.run(['parked', '--retry'])).toMatchObject({ code: 0 })
    const { out } = await folder.run(['charter', 'show'])
    const shown = await folder.write('shown.yaml', out)
    expect(await folder.run(['charter', 'check', shown])).toMatchObject({ code: 0 })
  })

  it('refuses with a code what is not there, and makes no folder', async () => {
    const unknown = await folder.run(['timeline', 'nobody', '--json'])
    expect([unknown.code, JSON.parse(unknown.out).error.code]).toEqual([1, 'CLIENT_UNKNOWN'])
    const nothing = await folder.run(['report', 'bounce', '--data', 'nowhere'])
    expect(nothing).toMatchObject({ code: 1, out: '', err: expect.stringContaining('(NO_DATA)') })
    const noFile = await folder.run(['import', 'nope.csv', '--map', 'touchpoints', '--data', 'nowhere'])
    expect(noFile).toMatchObject({ code: 1, err: expect.stringContaining('(FILE_NOT_FOUND)') })
    expect(await readdir(folder.path)).not.toContain('nowhere')
  })

  it('ends quietly when nobody reads on', async () => {
    const child = folder.start(['journeys', '--json'])
    child.stdout.destroy()
    let told = ''
    child.stderr.on('data', (chunk) => (told += String(chunk)))
    expect([...(await once(child, 'close')), told]).toEqual([0, null, ''])
  })

  it('asks a server what it does not hold itself, and gets the same', async () => {
    const own = async (...args: string[]) => (await folder.run([...args, '--json'])).out
    const questions = [
      ['timeline', 'bureau'],
      ['journeys', '--circle', 'wrong-door', '--open', '--status', 'open', 'waiting'],
      ['circles', '--kind', 'wrong-door'],
      ['report', 'bounce', '--unit', 'member', '--nobody'],
    ]
    const inFolder: string[] = []
    for (const question of questions) inFolder.push(await own(...question))
    const server = folder.serve()
    try {
      const url = await server.url
      expect(await folder.run(['journeys'])).toMatchObject({ code: 1, err: expect.stringContaining('(FOLDER_IN_USE)') })
      for (const [index, question] of questions.entries())
        expect(await own(...question, '--url', url)).toBe(inFolder[index])
    } finally {
      await server.stop()
    }
  })
})

const more = 'other,Other,2026-03-06T09:00:00Z,T3,support,Вера,Max,inbound,ask,,More\n'

describe('Ctrl-C during an import', () => {
  it('keeps what was read, says how to go on, and the next import does', async () => {
    const child = folder.start(['import', '-', '--map', 'touchpoints', '--data', 'stopped'])
    const told: string[] = []
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => told.push(chunk))
    child.stdin.on('error', () => undefined)
    // More than a reader waits for before it looks, and no end: the import is under way when it is interrupted.
    child.stdin.write(calls + more.repeat(5000))
    // The folder is held once the import reads.
    while (!existsSync(folder.file('stopped/events.db')) && child.exitCode === null)
      await new Promise((tick) => setTimeout(tick, 50))
    const closed = once(child, 'close')
    child.kill('SIGINT')
    expect((await closed)[0]).toBe(130)
    expect(told.join('')).toContain('Import the same file again to go on; nothing is recorded twice.')
    const again = await folder.run(['import', 'calls.csv', '--map', 'touchpoints', '--data', 'stopped'])
    expect(again).toMatchObject({ code: 0, out: expect.stringContaining('5 touchpoints of 2 clients') })
  })
})
