import fc from 'fast-check'
import { Life } from '../testing/histories.js'
import { corrections, inForce, instants, letHoursPass, livedThrough, shuffled } from '../testing/lives.js'
import { pairKey } from './client-state.js'
import { clientEvents } from './events.js'

const RUNS = 1500

describe('for any facts of one client', () => {
  it('finds the same circles in any order of arrival as in the sorted facts, whenever time passes, under a fixed stitching', () => {
    fc.assert(
      fc.property(shuffled, instants, ({ touchpoints, writes }, passed) => {
        const last = letHoursPass(Math.max(...passed))
        const sorted = Life.withThreads(inForce)
        sorted.tell({ type: 'RecordTouchpoints', touchpoints })
        sorted.tell(last)
        const lived = Life.withThreads(inForce)
        writes.forEach((write, index) => {
          lived.tell({ type: 'RecordTouchpoints', touchpoints: write })
          const day = passed[index]
          if (day !== undefined) lived.tell(letHoursPass(day))
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
        const life = new Life(inForce)
        writes.forEach((write, index) => {
          life.tell({ type: 'RecordTouchpoints', touchpoints: write })
          const day = passed[index]
          if (day !== undefined) life.tell(letHoursPass(day))
          expect(life.announced()).toEqual(life.ruled())
          expect(life.due()).toEqual(life.ruledDue())
        })
      }),
      { numRuns: RUNS },
    )
  })

  it('announces what the rules find, at every write and whatever members correct', () => {
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

  it('emits only events that their schemas accept', () => {
    fc.assert(
      fc.property(shuffled, corrections, ({ writes }, corrected) => {
        const { events } = livedThrough(writes, corrected)
        const parsed = events.map(({ type, data }) => clientEvents.definitionOf(type).schema.parse(data))
        expect(parsed).toEqual(JSON.parse(JSON.stringify(events.map(({ data }) => data))))
      }),
      { numRuns: 1000 },
    )
  })

  it('records a touchpoint once, however often it comes', () => {
    fc.assert(
      fc.property(shuffled, ({ writes }) => {
        const life = new Life(inForce)
        for (const write of writes) life.tell({ type: 'RecordTouchpoints', touchpoints: write })
        for (const write of writes) expect(life.tell({ type: 'RecordTouchpoints', touchpoints: write })).toEqual([])
      }),
      { numRuns: 1000 },
    )
  })
})
