import fc from 'fast-check'
import { attempt, correction, handover, type Correction } from '../testing/corrections.js'
import { charters, EPOCH, history, Life } from '../testing/histories.js'
import { pairKey } from './client-state.js'
import type { ClientCommand, IncomingTouchpoint } from './commands.js'
import { clientEvents } from './events.js'

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

/** Instants to which time passes, hours since the first possible fact. */
const instants = fc.array(fc.integer({ min: 0, max: 70 * 24 }), { minLength: 1, maxLength: 6 })
const letTimePass = (hours: number): ClientCommand => ({
  type: 'LetTimePass',
  until: new Date(EPOCH + hours * 3_600_000).toISOString(),
})

const corrections = fc.array(fc.oneof(correction, handover), { maxLength: 8 })

/** A client whose touchpoints come in writes, each followed by a correction while there is one. */
function livedThrough(
  writes: readonly IncomingTouchpoint[][],
  corrected: readonly Correction[],
  check: (life: Life) => void = () => undefined,
): Life {
  const life = new Life(charters())
  writes.forEach((write, index) => {
    life.tell({ type: 'RecordTouchpoints', touchpoints: write })
    const correct = corrected[index]
    if (correct) attempt(life, correct, index)
    check(life)
  })
  return life
}

describe('for any facts of one client', () => {
  it('finds the same circles in any order of arrival as in the sorted facts, whenever time passes, under a fixed stitching', () => {
    fc.assert(
      fc.property(shuffled, instants, ({ touchpoints, writes }, passed) => {
        const last = letTimePass(Math.max(...passed))
        const sorted = Life.withThreads(charters())
        sorted.tell({ type: 'RecordTouchpoints', touchpoints })
        sorted.tell(last)
        const lived = Life.withThreads(charters())
        writes.forEach((write, index) => {
          lived.tell({ type: 'RecordTouchpoints', touchpoints: write })
          const day = passed[index]
          if (day !== undefined) lived.tell(letTimePass(day))
        })
        lived.tell(last)
        expect(lived.announced()).toEqual(sorted.announced())
      }),
      { numRuns: RUNS },
    )
  })

  it('announces what the rules find whenever time passes, and time is due exactly where the rules say', () => {
    fc.assert(
      fc.property(shuffled, instants, ({ writes }, passed) => {
        const life = new Life(charters())
        writes.forEach((write, index) => {
          life.tell({ type: 'RecordTouchpoints', touchpoints: write })
          const day = passed[index]
          if (day !== undefined) life.tell(letTimePass(day))
          expect(life.announced()).toEqual(life.ruled())
          expect(life.due()).toEqual(life.ruledDue())
        })
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
    fc.assert(
      fc.property(shuffled, corrections, ({ writes }, corrected) => {
        livedThrough(writes, corrected, (life) => {
          expect(life.announced()).toEqual(life.ruled())
          expect(life.due()).toEqual(life.ruledDue())
        })
      }),
      { numRuns: RUNS },
    )
  })

  it('proposes a merge of two journeys once at most, and of two that a member parted never', () => {
    fc.assert(
      fc.property(shuffled, corrections, ({ writes }, corrected) => {
        const asked = livedThrough(writes, corrected).events.flatMap(({ type, data }) => {
          if (type === 'MergeProposed') return [pairKey(data.journeyId, data.withJourneyId)]
          return type === 'JourneySplit' ? [pairKey(data.fromJourneyId, data.toJourneyId)] : []
        })
        expect(asked).toEqual([...new Set(asked)])
      }),
      { numRuns: 300 },
    )
  })

  it('emits only events that their schemas accept, and the same state comes of them again', () => {
    fc.assert(
      fc.property(shuffled, corrections, ({ writes }, corrected) => {
        for (const event of livedThrough(writes, corrected).events)
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
