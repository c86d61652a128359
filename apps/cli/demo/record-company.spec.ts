import { temporaryFolder } from '#event-sourcing/testing'
import {
  type assignments,
  circleKinds,
  type circles,
  type clientRefs,
  type handoffs,
  type hops,
  type journeys,
  type mergeProposals,
  type promises,
  readingsOf,
  type timelineEntries,
} from '#journeys'
import type { members } from '#members'
import type { SchemaOf } from '#views'
import { RunningProfile } from '../../../test/support/profile.js'
import { demoCompany, touchpointsOf } from './company.js'
import { DEMO_TODAY, DemoClock } from './demo-clock.js'
import { ENGINEER } from './engineer.js'
import { recordCompany, type Recording } from './record-company.js'
import { tables } from './tables.js'

type Schema = SchemaOf<
  | typeof assignments
  | typeof circles
  | typeof clientRefs
  | typeof handoffs
  | typeof hops
  | typeof journeys
  | typeof members
  | typeof mergeProposals
  | typeof promises
  | typeof timelineEntries
>

describe('the made-up company, recorded', () => {
  const company = demoCompany()
  const clock = new DemoClock()
  const folder = temporaryFolder()
  let profile: RunningProfile
  let first: Recording

  beforeAll(async () => {
    profile = await RunningProfile.open({ folder: folder.path, clock })
    first = await recordCompany(company, profile, clock)
    await profile.embedded.caughtUp()
  }, 60_000)
  afterAll(async () => {
    await profile.close()
    folder.remove()
  })

  const rows = () => profile.embedded.database.kysely<Schema>()
  const everyJourney = () => rows().selectFrom('journey').selectAll().execute()
  const everyCircle = () => rows().selectFrom('circle').selectAll().execute()

  it('records every touchpoint', () => {
    const all = company.clients.flatMap(touchpointsOf)
    expect(first).toEqual({ recorded: all.length, known: 0 })
  })

  it.each(circleKinds)('has journeys in the circle %s, some of them today, and many that never were', async (kind) => {
    const found = (await everyCircle()).filter((circle) => circle.kind === kind)
    expect(found.length).toBeGreaterThan(9)
    expect(found.length).toBeLessThan((await everyJourney()).length / 4)
    expect(found.filter(({ open }) => open === 1)).not.toEqual([])
    expect(found.filter(({ open }) => open === 0)).not.toEqual([])
  })

  it('has journeys of every status, and some that are in a circle today', async () => {
    const count = async (status: string) => (await everyJourney()).filter((journey) => journey.status === status).length
    expect(await count('open')).toBeGreaterThan(20)
    expect(await count('waiting')).toBeGreaterThan(2)
    expect(await count('abandoned')).toBeGreaterThan(10)
    expect(await count('resolved')).toBeGreaterThan(400)
  })

  it('has handed over, declined, promised, kept and withdrawn', async () => {
    const states = async (table: 'handoff' | 'promise') =>
      new Set((await rows().selectFrom(table).select('state').execute()).map(({ state }) => state))
    expect(await states('handoff')).toEqual(new Set(['offered', 'accepted', 'declined']))
    expect(await states('promise')).toEqual(new Set(['open', 'kept', 'withdrawn']))
  })

  it('has its members, those who are away, and who serves whom', async () => {
    const members = await rows().selectFrom('member').selectAll().execute()
    expect(members.map(({ name }) => name).sort()).toEqual(tables.members.map(({ member }) => member).sort())
    const served = await rows().selectFrom('assignment').selectAll().execute()
    expect(new Set(served.map(({ client_id }) => client_id)).size).toBe(company.clients.length)
  })

  it('has circles that the rules find again', async () => {
    expect((await profile.verify()).faults).toEqual([])
  }, 60_000)

  it('proposes merges where a touchpoint lacked its topic', async () => {
    expect((await rows().selectFrom('merge_proposal').selectAll().execute()).length).toBeGreaterThan(2)
  })

  it('hears of facts when they happen or in the evening, of some days later', async () => {
    const entries = await rows().selectFrom('timeline_entry').selectAll().execute()
    const delays = entries.map(({ occurred_at, recorded_at }) => recorded_at - occurred_at)
    expect(Math.min(...delays)).toBeGreaterThanOrEqual(0)
    expect(delays.some((delay) => delay > 2 * 86_400_000)).toBe(true)
    expect(Math.max(...entries.map(({ recorded_at }) => recorded_at))).toBeLessThanOrEqual(DEMO_TODAY)
  })

  it('shows the engineer as one journey with the wrong door, left when customer success met him', async () => {
    const { client_id } = await rows()
      .selectFrom('client_ref')
      .where('ref', '=', ENGINEER.ref.id)
      .selectAll()
      .executeTakeFirstOrThrow()
    const own = (await everyJourney()).filter((journey) => journey.client_id === client_id)
    expect(own.map(({ status, touchpoints }) => ({ status, touchpoints }))).toEqual([
      { status: 'resolved', touchpoints: 8 },
    ])
    const way = await rows()
      .selectFrom('hop')
      .where(
        'journey_id',
        'in',
        own.map(({ id }) => id),
      )
      .where('unit', '=', 'role')
      .where('reading', 'in', readingsOf(false))
      .orderBy('number')
      .selectAll()
      .execute()
    expect(way.map(({ from_holder, to_holder, made_by }) => `${from_holder} → ${to_holder}, ${made_by}`)).toEqual([
      'account → support, client',
      'support → cs, silent',
    ])
    const wrongDoor = (await everyCircle()).filter(
      (circle) => circle.client_id === client_id && circle.kind === 'wrong-door',
    )
    expect(wrongDoor.map(({ entered_at, left_at, missing }) => [entered_at, left_at, missing])).toEqual([
      [Date.parse('2026-03-04T15:00Z'), Date.parse('2026-03-26T11:00Z'), 'cs'],
    ])
  })

  it('records nothing twice', async () => {
    const head = await profile.embedded.store.head()
    const second = await recordCompany(company, profile, clock)
    expect(second).toEqual({ recorded: 0, known: first.recorded })
    expect(await profile.embedded.store.head()).toBe(head)
    expect(clock.now()).toBe(DEMO_TODAY)
  }, 60_000)
})
