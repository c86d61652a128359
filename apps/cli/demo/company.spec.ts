import { charterFrom } from '#charter'
import { touchpoint, type Touchpoint } from '#journeys'
import { demoCompany, touchpointsOf } from './company.js'
import { DEMO_TODAY } from './demo-clock.js'
import { ENGINEER } from './engineer.js'
import { isThere, memberNamed } from './staff.js'
import { tables } from './tables.js'

const company = demoCompany()
const all = company.clients.flatMap(touchpointsOf)

describe('the made-up company', () => {
  it('is the same for the same seed, byte for byte', () => {
    expect(JSON.stringify(demoCompany())).toBe(JSON.stringify(company))
  })

  it('is another one for another seed', () => {
    expect(JSON.stringify(demoCompany(2))).not.toBe(JSON.stringify(company))
  })

  it('has about 150 clients and some thousand touchpoints', () => {
    expect(company.clients).toHaveLength(150)
    expect(all.length).toBeGreaterThan(2500)
    expect(all.length).toBeLessThan(4000)
  })

  it('has well-formed touchpoints, each with its own source', () => {
    expect(all.map((each) => touchpoint.parse(each))).toEqual(all)
    expect(new Set(all.map(({ source }) => `${source?.system} ${source?.id}`)).size).toBe(all.length)
  })

  it('speaks the words of its charter', () => {
    const charter = charterFrom(company.charter, 1, 0)
    expect(named(all, 'role').filter((role) => charter.roleNamed(role) !== role)).toEqual([])
    expect(named(all, 'topic').filter((topic) => charter.topicNamed(topic) !== topic)).toEqual([])
    expect(named(all, 'role')).toHaveLength(5)
    expect(named(all, 'topic')).toHaveLength(12)
  })

  it('knows every member, in a role that they hold', () => {
    const seats = new Set(
      tables.members.flatMap(({ member, team, roles }) => roles.map((role) => seat(role, team, member))),
    )
    expect(all.filter(({ role, team, member }) => !seats.has(seat(role, team, member)))).toEqual([])
    expect(named(all, 'member')).toHaveLength(tables.members.length)
  })

  it('has members with two roles, and nobody at work who is away', () => {
    expect(tables.members.filter(({ roles }) => roles.length > 1).length).toBeGreaterThan(2)
    const isAway = ({ member, occurredAt }: Touchpoint): boolean => {
      const who = memberNamed(member)
      return !who || !isThere(who, Date.parse(occurredAt))
    }
    expect(all.filter(isAway)).toEqual([])
  })

  it('has somebody at account for everybody, and others beside them for some', () => {
    const teams = company.clients.map(({ servedBy }) => servedBy)
    const primaries = teams.map((team) => team.filter(({ role, as }) => role === 'account' && as === 'primary').length)
    expect(new Set(primaries)).toEqual(new Set([1]))
    expect(teams.filter((team) => team.some(({ as }) => as === 'backup')).length).toBeGreaterThan(20)
    expect(teams.flat().filter(({ member, role }) => !memberNamed(member)?.roles.includes(role))).toEqual([])
  })

  it('does everything that members can do, each deed with an id of its own, after its journey began', () => {
    const deeds = company.clients.flatMap((client) => client.deeds.map((deed) => ({ client, deed })))
    expect(new Set(deeds.map(({ deed }) => deed.does))).toEqual(new Set(Object.keys(tables.deeds)))
    expect(new Set(deeds.map(({ deed }) => deed.id)).size).toBe(deeds.length)
    const isTooEarly = ({ client, deed }: (typeof deeds)[number]): boolean =>
      !client.arrivals.some(
        ({ at, touchpoints }) => at <= deed.at && touchpoints.some(({ source }) => source?.id === deed.journeyOf),
      )
    expect(deeds.filter(isTooEarly)).toEqual([])
    expect(deeds.filter(({ deed }) => deed.at > DEMO_TODAY)).toEqual([])
  })

  it('asks the client first where the charter wants their consent', () => {
    const charter = charterFrom(company.charter, 1, 0)
    const offers = company.clients
      .flatMap(({ deeds }) => deeds)
      .flatMap((deed) => (deed.does === 'offer' ? [deed] : []))
    const wanting = offers.filter(({ said: { from, to } }) => charter.routeBetween(from, to)?.consent)
    expect(wanting.length).toBeGreaterThan(0)
    expect(offers.filter(({ said }) => said.consent)).toEqual(wanting)
  })

  it('says something wherever a deed has words', () => {
    const said = JSON.stringify(company.clients.flatMap(({ deeds }) => deeds))
    expect(said).not.toMatch(/\{\w+\}|undefined|""/)
  })

  it('has no text with a gap', () => {
    expect(all.filter(({ text }) => text === undefined || text === '' || /[{}]|undefined/.test(text))).toEqual([])
  })

  it('writes in four languages', () => {
    const texts = all.map(({ text }) => text ?? '')
    for (const letters of [/[а-яё]/i, /[șțăî]/i, /[əğı]/]) expect(texts.some((text) => letters.test(text))).toBe(true)
  })

  it('has nothing that lies after its present, nor was heard of before it happened', () => {
    const arrivals = company.clients.flatMap(({ arrivals }) => arrivals)
    expect(arrivals.filter(({ at }) => at > DEMO_TODAY)).toEqual([])
    expect(
      arrivals.filter(({ at, touchpoints }) => touchpoints.some(({ occurredAt }) => Date.parse(occurredAt) > at)),
    ).toEqual([])
  })

  it('heard of some things late', () => {
    const late = company.clients.flatMap(({ arrivals }) =>
      arrivals.flatMap(({ at, touchpoints }) =>
        touchpoints.filter(({ occurredAt }) => at - Date.parse(occurredAt) > 86_400_000),
      ),
    )
    expect(late.length).toBeGreaterThan(5)
  })

  it('has clients whose names begin differently, so that their codes do not depend on who comes first', () => {
    const first = company.clients.map(({ name }) => name.split(/[^\p{L}\p{N}]/u)[0]?.toLocaleUpperCase('en'))
    expect(new Set(first).size).toBe(first.length)
  })

  it('has the engineer as the story tells it', () => {
    const bureau = company.clients.find(({ ref }) => ref.id === ENGINEER.ref.id)
    const told = bureau ? touchpointsOf(bureau) : []
    expect(told.every(({ topic }) => topic === 'training')).toBe(true)
    expect(
      told.map(({ occurredAt, role, direction, intent, effect, assisting }) =>
        [occurredAt.slice(0, 16), role, direction, intent, effect ?? (assisting && 'assisting')].join(' ').trim(),
      ),
    ).toEqual([
      '2026-03-02T10:00 account inbound ask',
      '2026-03-02T10:40 account outbound deflect',
      '2026-03-04T09:00 support inbound ask',
      '2026-03-04T15:00 support outbound decline',
      '2026-03-26T11:00 cs outbound answer',
      '2026-03-27T14:00 product internal inform assisting',
      '2026-03-30T10:00 cs outbound inform resolves',
      '2026-03-30T11:00 cs inbound confirm',
    ])
  })
})

const named = (touchpoints: readonly Touchpoint[], field: 'role' | 'topic' | 'member'): string[] => [
  ...new Set(touchpoints.flatMap((each) => each[field] ?? [])),
]
const seat = (role = '', team = '', member = ''): string => `${role} ${team} ${member}`
