import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryFolder } from '#event-sourcing/testing'
import { cliConfig } from '../config.js'
import { run } from '../run.js'
import { openTerminal, type Out } from '../terminal.js'

const first = 'name: First\nroles: [{ name: account }, { name: cs }]\n'
const second = `${first}topics: [{ name: training, owner: cs }]\n`

describe('virgil charter', () => {
  const folder = temporaryFolder()
  beforeEach(() => mkdirSync(folder.path, { recursive: true }))
  afterEach(() => folder.remove())

  async function virgil(...args: string[]): Promise<{ code: number; out: string; err: string }> {
    const kept = { out: '', err: '' }
    const into = (name: 'out' | 'err'): Out => ({
      write(text, done) {
        kept[name] += text
        done?.()
        return true
      },
      on: () => undefined,
    })
    const config = cliConfig({ VIRGIL_DATA: join(folder.path, 'data') })
    const code = await run(['charter', ...args], openTerminal(into('out'), into('err'), config), config)
    return { code, ...kept }
  }
  const file = (name: string, text: string): string => {
    writeFileSync(join(folder.path, name), text)
    return join(folder.path, name)
  }

  it('puts versions in force, and shows each of them', async () => {
    const one = file('first.yaml', first)
    expect(await virgil('amend', one)).toMatchObject({
      code: 0,
      out: '"First" is version 1, in force from the beginning.\n',
    })
    expect((await virgil('amend', one)).out).toBe(
      'Nothing changed: version 1, in force from the beginning, says the same.\n',
    )
    expect((await virgil('amend', file('second.yaml', second))).out).toMatch(
      /^"First" is version 2, in force since \d+ \w+ \d{4}\.\n$/,
    )
    expect((await virgil('show')).out).toMatch(/^# Version 2, in force since .*\nname: First\n/)
    expect((await virgil('show', '1')).out).toMatch(/^# Version 1, in force from the beginning to .*\nname: First\n/)
    expect(JSON.parse((await virgil('show', '2', '--json')).out)).toMatchObject({
      version: 2,
      charter: { topics: [{ name: 'training' }] },
    })
    expect(await virgil('show', '7')).toMatchObject({
      code: 1,
      err: 'virgil: The charter has no version 7; the latest one is 2. (VERSION_UNKNOWN)\n',
    })
    expect((await virgil('diff', '1', '2')).out).toBe('version 1 → version 2\n+ topic training (owner: cs)\n')
    expect((await virgil('diff', one)).out).toBe(`version 2 → ${one}\n- topic training (owner: cs)\n`)
    expect(JSON.parse((await virgil('diff', '2', one, '--json')).out)).toEqual({
      before: 'version 2',
      after: one,
      changes: [{ thing: 'topic training', before: 'owner: cs' }],
    })
  })

  it('refuses to amend the past, and what is no charter, and makes nothing of it', async () => {
    await virgil('amend', file('first.yaml', first))
    const changed = file('second.yaml', second)
    expect(await virgil('amend', changed, '--effective-from', '2020-01-01')).toMatchObject({
      code: 1,
      err: expect.stringMatching(/\(CHARTER_EFFECTIVE_IN_THE_PAST\)\n$/),
    })
    expect(await virgil('amend', changed, '--effective-from', 'soon')).toMatchObject({ code: 64 })
    expect(await virgil('amend', file('bad.yaml', 'name: Bad\nroles: []'), '--json')).toMatchObject({
      code: 1,
      out: expect.stringContaining('"path": [\n      "roles"'),
    })
    expect((await virgil('show')).out).toMatch(/^# Version 1/)
  })

  it('lists its versions, and withdraws one that waits for its day', async () => {
    await virgil('amend', file('first.yaml', first))
    const inHalfAYear = new Date(Date.now() + 180 * 86_400_000).toISOString()
    await virgil('amend', file('second.yaml', second), '--effective-from', inHalfAYear)
    expect((await virgil('versions')).out).toMatch(
      /^version +name +in force\n +1 +First +in force from the beginning to .*\n +2 +First +in force from .* on\n$/,
    )
    expect(await virgil('withdraw', '2')).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^Version 2, "First", is withdrawn: it would have begun on .*\.\n$/),
    })
    expect((await virgil('withdraw', '2')).out).toBe('Nothing changed: version 2 has been withdrawn before.\n')
    expect((await virgil('versions')).out).toMatch(
      / +1 +First +in force from the beginning\n +2 +First +withdrawn on .*, never in force\n$/,
    )
    expect((await virgil('show')).out).toMatch(/^# Version 1, in force from the beginning\n/)
    expect((await virgil('show', '2')).out).toMatch(/^# Version 2, withdrawn on .*, never in force\n/)
    expect(JSON.parse((await virgil('versions', '--json')).out)).toMatchObject({
      versions: [
        { version: 1, inForce: true },
        { version: 2, inForce: false, withdrawnAt: expect.any(String) },
      ],
    })
    expect(await virgil('withdraw', '1')).toMatchObject({ code: 1, err: expect.stringContaining('(CHARTER_IN_FORCE)') })
    expect(await virgil('withdraw', '7', '--json')).toMatchObject({
      code: 1,
      out: expect.stringContaining('CHARTER_VERSION_UNKNOWN'),
    })
  })

  it('checks and compares files without a folder', async () => {
    const [one, two] = [file('first.yaml', first), file('second.yaml', second)]
    expect(await virgil('check', two)).toMatchObject({
      code: 0,
      out: '"First" can be put in force: 2 roles, 1 topic, 0 routes and 1 calendar; holders are compared by role.\n',
    })
    expect((await virgil('diff', one, two)).out).toBe(`${one} → ${two}\n+ topic training (owner: cs)\n`)
    expect((await virgil('diff', one, one)).out).toBe(`Nothing differs between ${one} and ${one}.\n`)
    const nowhere = `${first}calendars: [{ name: c, hours: [mon 09:00-17:00], holidays: [XX] }]`
    expect(await virgil('check', file('nowhere.yaml', nowhere))).toMatchObject({
      code: 1,
      err: expect.stringMatching(/calendars\.0\.holidays\.0: no holidays are known of "XX".*\(CHARTER_INVALID\)\n$/),
    })
    expect(await virgil('diff', one)).toMatchObject({ code: 1, err: expect.stringContaining('(NO_DATA)') })
  })

  it.each(['show', 'versions', 'check', 'diff', 'amend', 'withdraw'])('%s helps with examples', async (command) => {
    const { code, out } = await virgil(command, '--help')
    expect(code).toBe(0)
    expect(out).toContain(`$ virgil charter ${command}`)
  })
})
