import { circleKinds } from '#journeys'
import { RecordedJourneys, type Told } from '../testing/recorded-journeys.js'
import { nineCircles, type Inputs } from './nine-circles.js'

const whole: Inputs = { directions: true, ours: true, topics: true, handoffs: true, promises: true }

/** The circles that cannot be judged by a source, and what it lacks. */
const lacking = (inputs: Partial<Inputs>) =>
  nineCircles.flatMap(({ kind, lacks }) => {
    const what = lacks({ ...whole, ...inputs })
    return what ? [[kind, what]] : []
  })

describe('The nine circles', () => {
  it('are those that the rules find, by depth', () => {
    expect(nineCircles.map(({ kind }) => kind)).toEqual(circleKinds)
    expect(nineCircles.map(({ depth }) => depth)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
  })

  it.each<[string, Partial<Inputs>, string[][]]>([
    ['lacks nothing', {}, []],
    [
      'tells no direction',
      { directions: false, ours: false },
      [
        ['limbo', 'directions'],
        ['cold-handoff', 'directions'],
        ['wrong-door', 'directions'],
      ],
    ],
    ['tells what clients wrote alone', { ours: false }, [['wrong-door', 'directions']]],
    ['tells no topic', { topics: false }, [['wrong-door', 'topics']]],
    ['tells no handoff', { handoffs: false }, [['dropped-baton', 'handoffs']]],
    ['tells no promise', { promises: false }, [['broken-promise', 'promises']]],
  ])('of a source that %s', (_, inputs, expected) => expect(lacking(inputs)).toEqual(expected))
})

describe('A circle that is not judged', () => {
  const touched = (day: string, role: string, told: Partial<Told> = {}): Told => ({
    journey: 'spring',
    occurredAt: `2026-03-${day}T09:00:00.000Z`,
    role,
    ...told,
  })
  let journeys: RecordedJourneys

  beforeAll(async () => {
    journeys = await RecordedJourneys.open()
  })
  afterAll(() => journeys.close())

  it('has no number in the report, not even 0; one that is judged has 0 where there is none', async () => {
    const clientId = await journeys.client('Bare', [touched('02', 'account'), touched('03', 'support')])
    const { circles } = await journeys.report({ filter: { clientId } })
    const numbers = (judged: boolean) =>
      circles.flatMap((circle) =>
        circle.judged === judged ? [[circle.kind, circle.circles, circle.open, circle.journeys?.count ?? null]] : [],
      )
    expect(numbers(false)).toEqual([
      ['limbo', null, null, null],
      ['dropped-baton', null, null, null],
      ['cold-handoff', null, null, null],
      ['wrong-door', null, null, null],
      ['broken-promise', null, null, null],
    ])
    expect(numbers(true)).toEqual([
      ['ping-pong', 0, 0, 0],
      ['carousel', 0, 0, 0],
      ['relapse', 0, 0, 0],
      ['forsaken', 0, 0, 0],
    ])
  })

  it('is judged as soon as some journey of the selection has what it needs', async () => {
    const clientId = await journeys.client('Told', [
      touched('02', 'account', { topic: 'training', direction: 'outbound' }),
    ])
    const { circles } = await journeys.report({ filter: { clientId } })
    expect(circles.flatMap(({ kind, judged, lacking }) => (judged ? [] : [[kind, lacking]]))).toEqual([
      ['dropped-baton', 'handoffs'],
      ['broken-promise', 'promises'],
    ])
  })
})
