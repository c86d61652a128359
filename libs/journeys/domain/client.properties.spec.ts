import fc from 'fast-check'
import { charters, history, id, Life } from '../testing/histories.js'
import { clientEvents } from './events.js'
import type { ClientCommand } from './commands.js'

const RUNS = 3000

/** Cuts a list into writes of random lengths. */
const inWrites = <T>(items: readonly T[], cuts: readonly number[]): T[][] => {
  const writes: T[][] = []
  for (let start = 0, index = 0; start < items.length; index++) {
    const length = Math.max(1, cuts[index % cuts.length] ?? 1)
    writes.push(items.slice(start, start + length))
    start += length
  }
  return writes
}

const shuffled = fc
  .record({
    touchpoints: history(24),
    seed: fc.infiniteStream(fc.nat()),
    cuts: fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1 }),
  })
  .map(({ touchpoints, seed, cuts }) => {
    const lots = touchpoints.map((touchpoint) => ({ touchpoint, lot: seed.next().value as number }))
    const order = lots.sort((one, other) => one.lot - other.lot).map(({ touchpoint }) => touchpoint)
    return { touchpoints, writes: inWrites(order, cuts) }
  })

describe('for any facts of one client', () => {
  it('finds the same circles in any order of arrival as in the sorted facts, under a fixed stitching', () => {
    fc.assert(
      fc.property(shuffled, ({ touchpoints, writes }) => {
        const sorted = Life.withThreads(charters())
        sorted.tell({ type: 'RecordTouchpoints', touchpoints })
        const lived = Life.withThreads(charters())
        for (const write of writes) lived.tell({ type: 'RecordTouchpoints', touchpoints: write })
        expect(lived.announced()).toEqual(sorted.announced())
      }),
      { numRuns: RUNS },
    )
  })

  it('announces what the rules find, at every write', () => {
    fc.assert(
      fc.property(shuffled, ({ writes }) => {
        const life = new Life(charters())
        for (const write of writes) {
          life.tell({ type: 'RecordTouchpoints', touchpoints: write })
          expect(life.announced()).toEqual(life.ruled())
        }
      }),
      { numRuns: RUNS },
    )
  })

  it('announces what the rules find, whatever members correct', () => {
    const lot = fc.nat(30)
    const correction = fc.oneof(
      fc.record({ type: fc.constant('ResolveJourney' as const), journey: lot }),
      fc.record({ type: fc.constant('ReopenJourney' as const), journey: lot }),
      fc.record({
        type: fc.constant('ChangeJourney' as const),
        journey: lot,
        topic: fc.constantFrom('training', 'billing'),
      }),
      fc.record({ type: fc.constant('MoveTouchpoint' as const), touchpoint: lot, to: lot }),
      fc.record({ type: fc.constant('MergeJourneys' as const), from: lot, into: lot }),
    )
    fc.assert(
      fc.property(shuffled, fc.array(correction, { maxLength: 6 }), ({ writes }, corrections) => {
        const life = new Life(charters())
        const late = corrections.length
        writes.forEach((write, index) => {
          life.tell({ type: 'RecordTouchpoints', touchpoints: write })
          const correct = corrections[index]
          if (correct && index < late) attempt(life, correct, index)
          expect(life.announced()).toEqual(life.ruled())
        })
      }),
      { numRuns: RUNS },
    )
  })

  it('emits only events that their schemas accept, and the same state comes of them again', () => {
    fc.assert(
      fc.property(shuffled, ({ writes }) => {
        const life = new Life(charters())
        for (const write of writes) life.tell({ type: 'RecordTouchpoints', touchpoints: write })
        for (const event of life.events)
          expect(clientEvents.definitionOf(event.type).schema.parse(event.data)).toEqual(
            JSON.parse(JSON.stringify(event.data)),
          )
      }),
      { numRuns: 200 },
    )
  })

  it('records a touchpoint once, however often it comes', () => {
    fc.assert(
      fc.property(shuffled, ({ writes }) => {
        const life = new Life(charters())
        for (const write of writes) life.tell({ type: 'RecordTouchpoints', touchpoints: write })
        for (const write of writes) expect(life.tell({ type: 'RecordTouchpoints', touchpoints: write })).toEqual([])
      }),
      { numRuns: 200 },
    )
  })
})

type Correction =
  | { type: 'ResolveJourney' | 'ReopenJourney'; journey: number }
  | { type: 'ChangeJourney'; journey: number; topic: string }
  | { type: 'MoveTouchpoint'; touchpoint: number; to: number }
  | { type: 'MergeJourneys'; from: number; into: number }

/** Gives the command where it names something; a refusal leaves no trace. */
function attempt(life: Life, correction: Correction, index: number): void {
  const journey = (lot: number) => life.journeys()[lot % life.journeys().length]?.id ?? ''
  const touchpoint = (lot: number) => [...life.state.touchpoints.keys()][lot % life.state.touchpoints.size] ?? ''
  const command = ((): ClientCommand => {
    switch (correction.type) {
      case 'ResolveJourney':
      case 'ReopenJourney':
        return { type: correction.type, journeyId: journey(correction.journey), factId: id(`commanded ${index}`) }
      case 'ChangeJourney':
        return { type: 'ChangeJourney', journeyId: journey(correction.journey), topic: correction.topic }
      case 'MoveTouchpoint':
        return {
          type: 'MoveTouchpoint',
          touchpointId: touchpoint(correction.touchpoint),
          toJourneyId: journey(correction.to),
        }
      case 'MergeJourneys':
        return {
          type: 'MergeJourneys',
          fromJourneyId: journey(correction.from),
          intoJourneyId: journey(correction.into),
        }
    }
  })()
  const events = life.events.length
  try {
    life.tell(command, Date.parse('2026-02-01T00:00:00Z'))
  } catch {
    expect(life.events).toHaveLength(events)
  }
}
