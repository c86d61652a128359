import { charterFrom } from './domain/charter.js'
import { defaultCharter } from './default-charter.js'
import { charterFromYaml } from './yaml.js'

const roles = 'roles: [{ name: account, aliases: [AM] }, { name: cs }]'
const refused = (yaml: string, path: readonly (string | number)[], message: RegExp) =>
  expect(() => charterFromYaml(yaml)).toThrow(
    expect.objectContaining({ code: 'CHARTER_INVALID', path, message: expect.stringMatching(message) as string }),
  )

describe('a charter in YAML', () => {
  it.each<[string, string, (string | number)[], RegExp]>([
    ['a topic that nobody owns', 'topics: [{ name: training, owner: trainer }]', ['topics', 0, 'owner'], /nobody owns/],
    ['a topic without an owner', 'topics: [{ name: training }]', ['topics', 0, 'owner'], /owner/],
    ['a topic that stands twice', 'topics: [{ name: t, owner: cs }, { name: T, owner: cs }]', ['topics', 1], /taken/],
    ['a key that it does not know', 'foo: 1', [], /foo/],
    ['a duration that is none', 'stitchWithin: soon', ['stitchWithin'], /number and a unit/],
    ['working time where none is counted', 'stitchWithin: 3 working days', ['stitchWithin'], /elapsed/],
    ['a team of nobody', 'teams: [{ name: desk, role: clerk }]', ['teams', 0, 'role'], /no role is called "clerk"/],
    ['a team out of any calendar', 'teams: [{ name: d, calendar: x }]', ['teams', 0, 'calendar'], /no calendar/],
    ['a calendar without hours', 'calendars: [{ name: c, hours: [] }]', ['calendars', 0, 'hours'], /at least one line/],
    ['a calendar that says no hours', 'calendars: [{ name: c }]', ['calendars', 0, 'hours'], /hours/],
    ['no calendar', 'calendars: []', ['calendars'], /at least one calendar/],
    [
      'hours that are none',
      'calendars: [{ name: c, hours: [weekdays 9-17] }]',
      ['calendars', 0, 'hours', 0],
      /mon-fri 09:00-17:00/,
    ],
    [
      'hours that end before they begin',
      'calendars: [{ name: c, hours: [mon 22:00-06:00] }]',
      ['calendars', 0, 'hours', 0],
      /same day/,
    ],
    [
      'hours that overlap',
      'calendars: [{ name: c, hours: [mon-fri 09:00-12:00, fri 11:00-15:00] }]',
      ['calendars', 0, 'hours', 1],
      /overlaps/,
    ],
    [
      'a zone that is none',
      'calendars: [{ name: c, zone: Mars, hours: [mon 09:00-17:00] }]',
      ['calendars', 0, 'zone'],
      /time zone/,
    ],
    [
      'a holiday that is no date',
      'calendars: [{ name: c, hours: [mon 09:00-17:00], closedOn: [2026-02-30] }]',
      ['calendars', 0, 'closedOn', 0],
      /a date/,
    ],
    ['a route of a stranger', 'routes: [{ from: cs, to: sales }]', ['routes', 0, 'to'], /no role is called "sales"/],
    ['a route to itself', 'routes: [{ from: AM, to: account }]', ['routes', 0], /to itself/],
    [
      'two routes between the same roles',
      'routes: [{ from: cs, to: account }, { from: CS, to: am, returns: true }]',
      ['routes', 1],
      /stands twice/,
    ],
    ['a cover by a stranger', 'covers: [{ role: cs, by: temp }]', ['covers', 0, 'by'], /no role/],
    ['a cover of oneself', 'covers: [{ role: cs, by: cs }]', ['covers', 0], /to itself/],
    [
      'a response time of an unknown channel',
      'responseTimes: [{ channel: fax, within: 1 hour }]',
      ['responseTimes', 0, 'channel'],
      /no channel/,
    ],
    [
      'a response time of nothing',
      'responseTimes: [{ within: 1 hour }]',
      ['responseTimes', 0],
      /channel or a priority/,
    ],
    [
      'two response times for the same',
      'responseTimes: [{ priority: high, within: 1 hour }, { priority: high, within: 2 hours }]',
      ['responseTimes', 1],
      /priority "high" stands twice/,
    ],
    [
      'a priority that is none',
      'responseTimes: [{ priority: asap, within: 1 hour }]',
      ['responseTimes', 0, 'priority'],
      /urgent/,
    ],
    [
      'a stage by a stranger',
      'topics: [{ name: t, owner: cs, stages: [{ name: s, authoredBy: [cs, x] }] }]',
      ['topics', 0, 'stages', 0, 'authoredBy', 1],
      /no role is called "x"/,
    ],
    [
      'a stage that stands twice',
      'topics: [{ name: t, owner: cs, stages: [{ name: s }, { name: S }] }]',
      ['topics', 0, 'stages', 1],
      /another stage/,
    ],
  ])('is refused with %s', (_, more, path, message) => refused(`name: Small\n${roles}\n${more}`, path, message))

  it('is refused with a name that two roles have', () =>
    refused('name: Small\nroles: [{ name: account, aliases: [CS] }, { name: cs }]', ['roles', 1], /taken/))

  it('is refused with a promise about no topic, and with one that is none', () => {
    refused('name: S\nroles: [{ name: cs, mayPromise: [gold] }]', ['roles', 0, 'mayPromise', 0], /no topic/)
    refused('name: S\nroles: [{ name: cs, mayPromise: much }]', ['roles', 0, 'mayPromise'], /list of topics/)
  })

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
})

describe('the default charter', () => {
  const charter = charterFrom(defaultCharter(), 1, 0)

  it('has five roles with duties, and an owner for every topic', () => {
    expect(charter.definition.roles.map(({ name }) => name)).toEqual(['account', 'support', 'project', 'product', 'cs'])
    for (const { duties } of charter.definition.roles) expect(duties).toBeDefined()
    for (const { name } of charter.definition.topics) expect(charter.ownerOf(name)).toBeDefined()
    expect(charter.ownerOf('training')).toBe('cs')
  })

  it('takes an upsell from customer success to account, with a briefing and the client’s consent', () => {
    expect(charter.routeBetween('cs', 'account')).toMatchObject({ briefing: true, consent: true })
    expect(charter.stagesOf('upsell').map(({ name }) => name)).toEqual(['brief', 'proposal', 'delivery'])
    expect(charter.mayPromise('account', 'brief', 'upsell')).toBe(false)
    expect(charter.mayPromise('account', 'proposal', 'upsell')).toBe(true)
  })

  it('leaves no role without a cover', () =>
    expect(charter.definition.covers.map(({ role }) => role).sort()).toEqual(
      charter.definition.roles.map(({ name }) => name).sort(),
    ))
})
