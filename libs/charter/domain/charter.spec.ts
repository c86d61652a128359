import { charterFrom } from './charter.js'
import { charterDefinition } from './definition.js'
import type { z } from 'zod'

const HOUR = 3_600_000
const charterOf = (more: Partial<z.input<typeof charterDefinition>> = {}, holidays = {}) =>
  charterFrom(
    charterDefinition.parse({
      name: 'Test',
      roles: [{ name: 'account', aliases: ['AM'] }, { name: 'support' }, { name: 'cs' }],
      ...more,
    }),
    1,
    0,
    holidays,
  )
const at = (text: string) => Date.parse(text)
const dawn = { name: 'dawn', hours: ['mon-fri 06:00-14:00'] }
const dusk = { name: 'dusk', hours: ['mon-fri 14:00-22:00'] }
const office = { name: 'office', hours: ['mon-fri 09:00-17:00'] }

describe('a charter that says nothing', () => {
  const charter = charterOf()

  it('has the thresholds of the design', () => {
    expect(charter).toMatchObject({
      unit: 'role',
      countNobody: false,
      stitchWithin: 90 * 24 * HOUR,
      wrongDoorRoles: 2,
      carouselHolders: 3,
      relapseWithin: 30 * 24 * HOUR,
      forsakenWithin: 14 * 24 * HOUR,
    })
    const monday = at('2026-03-02T10:00:00Z')
    expect(charter.answerDueAt({ at: monday })).toBe(at('2026-03-03T10:00:00Z'))
    expect(charter.handoffDueAt({ at: monday, fromRole: 'account', toRole: 'cs' })).toBe(at('2026-03-03T10:00:00Z'))
    expect(charter.informDueAt({ at: monday, toRole: 'cs' })).toBe(at('2026-03-03T10:00:00Z'))
  })

  it('has no routes and no stages, and everybody may promise', () => {
    expect(charter.routeBetween('account', 'cs')).toBeUndefined()
    expect(charter.stagesOf('training')).toEqual([])
    expect(charter.mayPromise('support', 'brief', 'training')).toBe(true)
  })
})

describe('names', () => {
  const charter = charterOf({ topics: [{ name: 'Training', owner: 'CS' }] })

  it('of roles may be aliases, whatever the case', () => {
    expect(charter.roleNamed('am')).toBe('account')
    expect(charter.roleNamed('janitor')).toBeUndefined()
  })

  it('of topics lead to their owners', () => {
    expect(charter.topicNamed('TRAINING')).toBe('Training')
    expect(charter.ownerOf('training')).toBe('cs')
    expect(charter.ownerOf(undefined)).toBeUndefined()
    expect(charter.ownerOf('billing')).toBeUndefined()
  })
})

describe('who works when', () => {
  const charter = charterOf({
    calendars: [office, dawn, dusk],
    roles: [{ name: 'account' }, { name: 'support', aliases: ['desk'], calendar: 'dawn' }],
    teams: [
      { name: 'Night desk', role: 'support', calendar: 'dusk' },
      { name: 'Day desk', role: 'desk' },
    ],
  })
  const begins = (asked: { role?: string; team?: string }) =>
    new Date(charter.calendarOf(asked).after(at('2026-03-02T00:00:00Z'), 1)).getUTCHours()

  it.each([
    ['a team its own calendar', { team: 'night desk', role: 'account' }, 14],
    ['a team without one that of the role', { team: 'Day desk', role: 'account' }, 9],
    ['a team alone that of its role', { team: 'Day desk' }, 6],
    ['a role its own', { role: 'Desk' }, 6],
    ['all others the first', { role: 'account', team: 'unknown' }, 9],
    ['nobody the first', {}, 9],
  ])('gives %s', (_, asked, hour) => expect(begins(asked)).toBe(hour))

  it('leaves out public holidays as they were looked up, and other days that are closed', () => {
    const closed = charterOf(
      { calendars: [{ ...office, holidays: ['RO'], closedOn: ['2026-12-02'] }] },
      { RO: ['2026-11-30', '2026-12-01'] },
    )
    expect(closed.answerDueAt({ at: at('2026-11-27T16:00:00Z') })).toBe(at('2026-12-03T16:00:00Z'))
  })

  it('keeps a calendar, with what it looked up', () =>
    expect(charter.calendarOf({ role: 'support' })).toBe(charter.calendarOf({ team: 'day desk' })))
})

describe('the time to answer', () => {
  const charter = charterOf({
    channels: [{ name: 'phone', aliases: ['call'] }, { name: 'chat' }],
    responseTimes: [
      { channel: 'phone', within: '4 hours' },
      { priority: 'urgent', within: '1 hour' },
      { channel: 'Call', priority: 'urgent', within: '10 minutes' },
    ],
    thresholds: { limbo: { response: '2 days' } },
  })
  const hours = (ask: { channel?: string; priority?: string }) => charter.answerDueAt({ at: 0, ...ask }) / HOUR

  it.each([
    ['that of channel and priority', { channel: 'phone', priority: 'urgent' }, 1 / 6],
    ['that of the priority', { channel: 'chat', priority: 'urgent' }, 1],
    ['that of the channel, by an alias', { channel: 'CALL', priority: 'low' }, 4],
    ['the usual one for a channel without one', { channel: 'chat' }, 48],
    ['the usual one for a channel that is not in the charter', { channel: 'fax' }, 48],
    ['the usual one for no channel', {}, 48],
  ])('is %s', (_, ask, expected) => expect(hours(ask)).toBe(expected))

  it('is counted by the calendar of who was asked', () => {
    const shifts = charterOf({
      calendars: [office, dusk],
      roles: [{ name: 'account' }, { name: 'cs', calendar: 'dusk' }],
    })
    const monday = at('2026-03-02T10:00:00Z')
    expect(shifts.answerDueAt({ at: monday, role: 'account' })).toBe(at('2026-03-03T10:00:00Z'))
    expect(shifts.answerDueAt({ at: monday, role: 'cs' })).toBe(at('2026-03-02T22:00:00Z'))
  })
})

describe('a route', () => {
  const charter = charterOf({
    calendars: [office, dusk],
    roles: [{ name: 'cs' }, { name: 'account', aliases: ['AM'], calendar: 'dusk' }],
    routes: [{ from: 'cs', to: 'AM', within: '2 working hours', briefing: true, consent: true }],
    thresholds: { droppedBaton: { within: '1 hour' } },
  })

  it('is found by either name of its roles, one way only', () => {
    const route = { from: 'cs', to: 'account', briefing: true, consent: true, returns: false }
    expect(charter.routeBetween('CS', 'account')).toMatchObject(route)
    expect(charter.routeBetween('cs', 'am')).toMatchObject(route)
    expect(charter.routeBetween('account', 'cs')).toBeUndefined()
  })

  it('gives the time to accept, by the calendar of the receiver; all others have the usual one', () => {
    const monday = at('2026-03-02T10:00:00Z')
    const due = (fromRole: string | undefined, toRole: string) => charter.handoffDueAt({ at: monday, fromRole, toRole })
    expect(due('cs', 'account')).toBe(at('2026-03-02T16:00:00Z'))
    expect(due('account', 'cs')).toBe(at('2026-03-02T11:00:00Z'))
    expect(due(undefined, 'account')).toBe(at('2026-03-02T11:00:00Z'))
    expect(charter.informDueAt({ at: monday, toRole: 'account' })).toBe(at('2026-03-02T11:00:00Z'))
  })
})

describe('who may promise', () => {
  const charter = charterOf({
    roles: [
      { name: 'account' },
      { name: 'support', mayPromise: ['Incident'] },
      { name: 'marketing', aliases: ['mk'], mayPromise: false },
    ],
    topics: [
      { name: 'incident', owner: 'support' },
      { name: 'upsell', owner: 'account', stages: [{ name: 'Brief', mayPromise: false }, { name: 'proposal' }] },
    ],
  })

  it.each([
    ['account', undefined, 'upsell', true],
    ['account', 'proposal', 'upsell', true],
    ['account', 'brief', 'upsell', false],
    [undefined, 'brief', 'upsell', false],
    ['account', 'brief', 'incident', true],
    ['account', 'unheard of', 'upsell', true],
    ['support', undefined, 'incident', true],
    ['support', undefined, 'upsell', false],
    ['support', undefined, undefined, true],
    ['MK', undefined, 'incident', false],
    ['MK', undefined, undefined, false],
    [undefined, undefined, undefined, true],
    ['unheard of', undefined, 'upsell', true],
  ])('%s at %s of %s: %s', (role, stage, topic, expected) =>
    expect(charter.mayPromise(role, stage, topic)).toBe(expected),
  )

  it('depends on stages whose roles are in the charter’s spelling', () => {
    const { stagesOf } = charterOf({
      topics: [
        { name: 'upsell', owner: 'account', stages: [{ name: 'proposal', authoredBy: ['CS'], presentedBy: ['am'] }] },
      ],
    })
    expect(stagesOf('UPSELL')).toEqual([
      { name: 'proposal', mayPromise: true, authoredBy: ['cs'], presentedBy: ['account'] },
    ])
  })
})
