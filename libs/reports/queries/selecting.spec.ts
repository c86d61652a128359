import { localOperator } from '#access'
import type { ClientEvent } from '#journeys'
import { figuresOf } from '../testing/filters.js'
import { id, RecordedJourneys, type Told } from '../testing/recorded-journeys.js'
import { BounceReport, type BounceReportInput } from './bounce-report.js'

const told = (journey: string, day: string, touchpoint: Partial<Told> = {}): Told => ({
  journey,
  occurredAt: `2026-${day}T09:00:00.000Z`,
  ...touchpoint,
})

describe('What a bounce report looks at', () => {
  let journeys: RecordedJourneys
  let acme: string

  beforeAll(async () => {
    journeys = await RecordedJourneys.open()
    acme = await journeys.client('Acme', [
      told('spring', '03-01', { role: 'account', team: 'north', topic: 'training', channel: 'mail', product: 'Atlas' }),
      told('spring', '03-10', { role: 'support', channel: 'phone' }),
      told('summer', '06-01', { team: 'north', member: 'Ada' }),
      told('summer', '06-02', { member: 'Ada' }),
      told('summer', '06-03', { team: 'north', direction: 'outbound' }),
    ])
    await journeys.client('Bureau', [
      told('spring', '03-10', { role: 'support', assisting: true }),
      told('spring', '03-11', { role: 'cs' }),
    ])
  })
  afterAll(() => journeys.close())

  const counted = async (input: BounceReportInput) => {
    const report = await journeys.report(input)
    for (const [place, { count, filter }] of figuresOf(report))
      expect([place, await journeys.count(filter)]).toEqual([place, count])
    return [report.totals.journeys.count, report.hops.hops.value]
  }

  it('is the journeys touched in the period, each whole', async () => {
    expect(await counted({ period: { from: '2026-03-05', to: '2026-03-06' } })).toEqual([1, 1])
    expect(await counted({ period: { from: '2026-03-10T09:00:00Z', to: '2026-03-11T09:00:00Z' } })).toEqual([2, 1])
    expect(await counted({ period: { from: '2026-03-12' } })).toEqual([1, 0])
    expect(await counted({ period: { to: '2026-03-01T09:00:00Z' } })).toEqual([0, 0])
    expect(await counted({})).toEqual([3, 1])
  })

  it('is narrowed by client, topic, channel and product', async () => {
    expect(await counted({ filter: { clientId: acme } })).toEqual([2, 1])
    expect(await counted({ filter: { topic: 'training' } })).toEqual([1, 1])
    expect(await counted({ filter: { channel: 'phone' } })).toEqual([1, 1])
    expect(await counted({ filter: { product: 'Atlas', clientId: acme } })).toEqual([1, 1])
    expect(await counted({ filter: { label: 'vip' } })).toEqual([0, 0])
  })

  it('compares holders in the unit that is asked for, and counts nobody where that is asked for', async () => {
    expect(await counted({ unit: 'team' })).toEqual([3, 0])
    expect(await counted({ unit: 'team', countNobody: true })).toEqual([3, 3])
    expect(await counted({ unit: 'member', countNobody: true })).toEqual([3, 1])
    const { loops, totals } = await journeys.report({ unit: 'team', countNobody: true })
    expect(loops).toMatchObject([{ between: ['', 'north'], bounces: 1 }])
    expect(totals.teams).toBe(1)
  })

  it('is as short as asked for', async () => {
    const { pairs } = await journeys.report({ unit: 'team', countNobody: true, top: 1 })
    expect(pairs.map(({ from, to, hops }) => [from, to, hops])).toEqual([['north', '', 2]])
  })

  it('refuses what it does not understand, and says where', () => {
    const refused = (input: BounceReportInput) => () => new BounceReport(localOperator, input)
    expect(refused({ period: { from: '2026-03-02', to: '2026-03-02' } })).toThrow(
      expect.objectContaining({ code: 'BAD_INPUT', path: ['period', 'to'] }),
    )
    expect(refused({ period: { from: 'spring' } })).toThrow(
      expect.objectContaining({ code: 'BAD_INPUT', path: ['period', 'from'] }),
    )
    expect(refused({ top: 0 })).toThrow(expect.objectContaining({ path: ['top'] }))
  })

  it('does not judge circles whose inputs are lacking', async () => {
    const judged = async (input: BounceReportInput) =>
      (await journeys.report(input)).circles.map(({ kind, circles, lacking }) => [kind, lacking ?? circles])
    expect(await judged({})).toEqual([
      ['limbo', 0],
      ['dropped-baton', 'handoffs'],
      ['cold-handoff', 0],
      ['wrong-door', 0],
      ['ping-pong', 0],
      ['carousel', 0],
      ['broken-promise', 'promises'],
      ['relapse', 0],
      ['forsaken', 0],
    ])
    expect((await judged({ filter: { channel: 'phone' } })).slice(0, 4)).toEqual([
      ['limbo', 'directions'],
      ['dropped-baton', 'handoffs'],
      ['cold-handoff', 'directions'],
      ['wrong-door', 'directions'],
    ])
    expect(await judged({ period: { from: '2026-06-01' } })).toContainEqual(['wrong-door', 'topics'])
  })

  it('judges handed-over journeys and promises where members tell of some', async () => {
    const said = { order: 0, at: '2026-05-02T09:00:00.000Z' }
    const clientId = await journeys.clientWith('Promised', [told('a', '05-01'), told('b', '05-01')], (journeyOf) => [
      {
        type: 'RoleInformed',
        data: { ...said, journeyId: journeyOf('a'), factId: id('informed'), role: 'cs' },
      },
      {
        type: 'PromiseMade',
        data: {
          ...said,
          journeyId: journeyOf('b'),
          factId: id('promised'),
          promiseId: id('promised'),
          role: 'cs',
          text: 'A session',
          dueAt: '2026-05-03T09:00:00.000Z',
        },
      },
    ])
    const { circles } = await journeys.report({ filter: { clientId } })
    const judged = circles.filter(({ kind }) => kind === 'dropped-baton' || kind === 'broken-promise')
    expect(judged).toMatchObject([
      { judged: true, circles: 0, lacking: null },
      { judged: true, circles: 0, lacking: null },
    ])
  })

  it('tells bounces that came only after the first resolution from those before it', async () => {
    const after = ['account', 'support', 'account'].map((role, index) =>
      told('after', `05-0${index + 1}`, { role, ...(index === 1 && { effect: 'resolves' }) }),
    )
    const clientId = await journeys.client('Late', after)
    const { bounces } = await journeys.report({ filter: { clientId } })
    expect(bounces).toMatchObject({
      bounces: { value: 1 },
      beforeFirstResolution: { value: 0, journeys: { count: 0 } },
    })
    expect(await journeys.count(bounces.bounces.journeys.filter)).toBe(1)
    expect(await journeys.count(bounces.beforeFirstResolution.journeys.filter)).toBe(0)
  })

  it('does not call an owner reached who only assisted', async () => {
    const clientId = await journeys.client('Helped', [
      told('helped', '05-01', { role: 'support', topic: 'training' }),
      told('helped', '05-02', { role: 'cs', assisting: true }),
    ])
    const [figure] = (await journeys.report({ filter: { clientId } })).coverage
    expect(figure).toMatchObject({ owner: 'cs', reached: { count: 0 }, notReached: { count: 1 } })
    expect(await journeys.count(figure?.reached.filter ?? {})).toBe(0)
    expect(await journeys.count(figure?.notReached.filter ?? {})).toBe(1)
  })

  it('counts the circles of its journeys', async () => {
    const entered = (name: string, journeyId: string): ClientEvent => ({
      type: 'CircleEntered',
      data: {
        circleId: id(name),
        journeyId,
        kind: 'relapse',
        spell: name,
        enteredAt: '2026-04-01T09:00:00.000Z',
        evidence: [],
      },
    })
    const clientId = await journeys.clientWith('Circled', [told('a', '04-01'), told('b', '04-01')], (journeyOf) => [
      entered('one', journeyOf('a')),
      {
        type: 'CircleLeft',
        data: { circleId: id('one'), journeyId: journeyOf('a'), leftAt: '2026-04-02T09:00:00.000Z' },
      },
      entered('two', journeyOf('a')),
      {
        type: 'CircleDismissed',
        data: { circleId: id('two'), journeyId: journeyOf('a'), reason: 'Their yearly audit' },
      },
    ])
    const { circles } = await journeys.report({ filter: { clientId } })
    const relapse = circles.find(({ kind }) => kind === 'relapse')
    expect(relapse).toMatchObject({ judged: true, depth: 8, circles: 2, open: 1, dismissed: 1, journeys: { count: 1 } })
    expect(await journeys.count(relapse?.journeys?.filter ?? {})).toBe(1)
  })
})
