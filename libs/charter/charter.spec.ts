import { Clock, MemoryEventStore } from '#event-sourcing'
import { Charters } from './charters.js'
import { defaultCharter } from './default-charter.js'
import { charterFrom } from './domain/charter.js'
import { CharterHistory } from './domain/history.js'
import { charterFromYaml } from './yaml.js'

class StoppedClock extends Clock {
  now(): number {
    return Date.parse('2026-03-01T00:00:00Z')
  }
}

const roles = 'roles: [{ name: account, aliases: [AM] }, { name: cs }]'
const refused = (yaml: string, path: readonly (string | number)[], message: RegExp) =>
  expect(() => charterFromYaml(yaml)).toThrow(
    expect.objectContaining({ code: 'CHARTER_INVALID', path, message: expect.stringMatching(message) as string }),
  )

describe('a charter in YAML', () => {
  it('has the thresholds of the design where it says nothing', () => {
    const charter = charterFrom(charterFromYaml(`name: Small\n${roles}`), 1, 0)
    const day = 24 * 3_600_000
    expect(charter).toMatchObject({
      unit: 'role',
      countNobody: false,
      stitchWithin: 90 * day,
      wrongDoorRoles: 2,
      carouselHolders: 3,
      relapseWithin: 30 * day,
    })
  })

  it('knows roles by their aliases, whatever the case, and topics by their owners', () => {
    const charter = charterFrom(charterFromYaml(`name: Small\n${roles}\ntopics: [{ name: Training, owner: CS }]`), 1, 0)
    expect(charter.roleNamed('am')).toBe('account')
    expect(charter.roleNamed('janitor')).toBeUndefined()
    expect(charter.ownerOf(charter.topicNamed('TRAINING'))).toBe('cs')
    expect(charter.ownerOf(undefined)).toBeUndefined()
  })

  it('is refused with a topic that nobody owns', () =>
    refused(
      `name: Small\n${roles}\ntopics: [{ name: training, owner: trainer }]`,
      ['topics', 0, 'owner'],
      /nobody owns/,
    ))

  it('is refused with a name that two roles have', () =>
    refused('name: Small\nroles: [{ name: account, aliases: [CS] }, { name: cs }]', ['roles', 1], /taken/))

  it('is refused with a key that it does not know', () => refused(`name: Small\n${roles}\nfoo: 1`, [], /foo/))

  it('is refused with a duration that is none', () =>
    refused(`name: Small\n${roles}\nstitchWithin: soon`, ['stitchWithin'], /number and a unit/))

  it('is refused where it is not YAML, or unfolds without end', () => {
    refused('name: [', [], /not YAML/)
    const bomb = [
      'a: &a [x, x, x, x, x, x, x, x, x, x]',
      ...'bcdefghi'.split('').map((name, index) => {
        const before = `*${'abcdefghi'.charAt(index)}`
        return `${name}: &${name} [${Array.from({ length: 10 }, () => before).join(', ')}]`
      }),
    ].join('\n')
    refused(bomb, [], /repeats itself/)
  })

  it('is there by default, and every topic of it has an owner', () => {
    const charter = charterFrom(defaultCharter(), 1, 0)
    expect(charter.definition.roles.map(({ name }) => name)).toEqual(['account', 'support', 'project', 'product', 'cs'])
    for (const { name } of charter.definition.topics) expect(charter.ownerOf(name)).toBeDefined()
  })
})

describe('the charter of a folder', () => {
  it('is the default one where nothing was put in force, and stays in force', async () => {
    const store = new MemoryEventStore()
    expect(await new Charters(store, new StoppedClock()).inForce()).toBeUndefined()
    expect((await new Charters(store, new StoppedClock()).history()).latest.definition).toEqual(defaultCharter())
    expect((await new Charters(store, new StoppedClock()).inForce())?.latest.version).toBe(1)
  })

  it('cannot be put in force twice, unless it is the same', async () => {
    const charters = new Charters(new MemoryEventStore(), new StoppedClock())
    const small = charterFromYaml(`name: Small\n${roles}`)
    await charters.amend(small, { commandId: 'one', actor: 'local-operator' })
    await charters.amend(small, { commandId: 'two', actor: 'local-operator' })
    await expect(
      charters.amend(defaultCharter(), { commandId: 'three', actor: 'local-operator' }),
    ).rejects.toMatchObject({
      code: 'CHARTER_IN_FORCE',
    })
  })
})

describe('the history of a charter', () => {
  it('judges by the version in force at an instant; version 1 reaches back for ever', () => {
    const definition = defaultCharter()
    const history = new CharterHistory([charterFrom(definition, 1, 100), charterFrom(definition, 2, 200)])
    expect([0, 100, 199, 200, 500].map((instant) => history.at(instant).version)).toEqual([1, 1, 1, 2, 2])
  })
})
