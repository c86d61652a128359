import type { Look } from '#event-sourcing'
import { at, bureau, inMarch, letTimePass, on, record } from '../testing/bureau.js'
import { asOf, type Heard } from '../testing/heard.js'
import { id } from '../testing/histories.js'
import { client } from './client.js'
import type { ClientCommand } from './commands.js'

/** What was heard of a client who lived through these commands, each at its own instant of March 2026. */
function heardOf(...told: readonly (readonly [day: string, command: ClientCommand])[]): Heard[] {
  let state = client.initialState()
  return [['1', bureau] as const, ...told].flatMap(([day, command]) => {
    const events = client.decide(state, command, on(day))
    for (const event of events) state = client.evolve(state, event)
    return events.map((event) => ({ event, recordedAt: inMarch(day) }))
  })
}

const instant = (day: string): number => Date.parse(inMarch(day))
const desk = (thread: string) => ({ source: { system: 'desk', thread } })
const asked = at('2 10:00', { ...desk('T-1'), role: 'account', member: 'Ada', direction: 'inbound' })
const answered = at('3 09:00', { ...desk('T-1'), role: 'support', team: 'north', direction: 'outbound' })

describe('a day as it was', () => {
  // Eight working hours after the ask it is 3 March, 10:00. That support had answered by then is heard two days later.
  const heard = heardOf(['2 10:00', record(asked)], ['3 12:00', letTimePass('3 12:00')], ['5', record(answered)])
  const limbo = {
    kind: 'limbo',
    depth: 1,
    spell: 'first',
    visits: [{ enteredAt: inMarch('3 10:00'), evidence: [asked.touchpointId] }],
  }

  it('is told by what is known today', () =>
    expect(asOf(heard, { at: instant('4') })).toMatchObject([
      { key: 'BUREAU-1', status: 'open', holder: { role: 'support', team: 'north' }, circles: [] },
    ]))

  it('is told by what had been recorded by then', () => {
    const known = { holder: { role: 'account', member: 'Ada' }, circles: [limbo] }
    expect(asOf(heard, { knownAt: instant('4') })).toMatchObject([known])
    expect(asOf(heard, { at: instant('4'), knownAt: instant('4') })).toMatchObject([known])
  })

  it('counts what was recorded, and what happened, at the very instant', () => {
    expect(asOf(heard, { knownAt: instant('5') })).toMatchObject([{ holder: { role: 'support' } }])
    expect(asOf(heard, { knownAt: instant('5') - 1 })).toMatchObject([{ holder: { role: 'account' } }])
    expect(asOf(heard, { at: instant('3 09:00') })).toMatchObject([{ holder: { role: 'support' } }])
    expect(asOf(heard, { at: instant('3 09:00') - 1 })).toMatchObject([{ holder: { role: 'account' } }])
  })

  it('has let time pass up to it: a deadline before it has come true, one at the very instant has not', () => {
    const look = { knownAt: instant('4') }
    expect(asOf(heard, { ...look, at: instant('3 10:00') })).toMatchObject([{ circles: [] }])
    expect(asOf(heard, { ...look, at: instant('3 10:00') + 1 })).toMatchObject([{ circles: [limbo] }])
  })

  it('lets time pass no further than anything was recorded', () => {
    expect(asOf(heard, { at: instant('31'), knownAt: instant('3 09:30') })).toMatchObject([{ circles: [] }])
  })

  it('has no journey that had not begun, or was not known', () => {
    expect(asOf(heard, { at: instant('2 10:00') - 1 })).toEqual([])
    expect(asOf(heard, { knownAt: instant('2 09:59') })).toEqual([])
  })

  it('has a visit that ended later still open, with the evidence that was there', () => {
    const again = at('4', { ...desk('T-1'), role: 'account', direction: 'outbound', intent: 'ask' })
    const later = heardOf(['2 10:00', record(asked)], ['4', record(again)])
    expect(asOf(later, { at: instant('3 12:00') })).toMatchObject([{ status: 'open', circles: [limbo] }])
    expect(asOf(later, { at: instant('4') })).toMatchObject([
      { status: 'waiting', circles: [{ visits: [{ leftAt: inMarch('4') }] }] },
    ])
  })

  it('has a merge only from when it was recorded on, but on every day by what is known today', () => {
    const other = at('3 11:00', { ...desk('T-2'), role: 'cs', topic: 'training' })
    const opened = [['2 10:00', record(asked)] as const, ['3 11:00', record(other)] as const]
    const ids = asOf(heardOf(...opened), {}).map((journey) => journey.id)
    const [intoJourneyId = '', fromJourneyId = ''] = ids
    const merged = heardOf(...opened, ['9', { type: 'MergeJourneys', fromJourneyId, intoJourneyId }])
    const holders = (look: Look) => asOf(merged, look).map(({ id, holder }) => [ids.indexOf(id), holder.role])
    expect(holders({ knownAt: instant('9') - 1 })).toEqual([
      [0, 'account'],
      [1, 'cs'],
    ])
    expect(holders({ at: instant('4') })).toEqual([[0, 'cs']])
    expect(holders({ at: instant('3') })).toEqual([[0, 'account']])
  })

  it('shows who had taken the journey by accepting it, before any touch', () => {
    const [journeyId, handoffId] = [asOf(heard, {})[0]?.id ?? '', id('offer')]
    const taken = heardOf(
      ['2 10:00', record(asked)],
      ['2 11:00', { type: 'OfferHandoff', journeyId, factId: id('offer'), handoffId, to: 'cs', toTeam: 'south' }],
      ['2 12:00', { type: 'AcceptHandoff', journeyId, factId: id('accept'), handoffId, member: 'Carla' }],
    )
    expect(asOf(taken, { at: instant('2 11:00') })[0]?.holder).toMatchObject({ role: 'account', member: 'Ada' })
    expect(asOf(taken, { at: instant('2 12:00') })[0]?.holder).toEqual({ role: 'cs', team: 'south', member: 'Carla' })
  })
})
