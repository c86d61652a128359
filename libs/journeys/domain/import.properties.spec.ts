import fc from 'fast-check'
import { EPOCH, Life } from '../testing/histories.js'
import { cuts, happened, inForce, inWrites, letHoursPass } from '../testing/lives.js'
import type { IncomingTouchpoint } from './commands.js'
import { topicOf } from './journey.js'

const HOUR = 3_600_000
/** Later than all that can have happened, and than any circle can still be entered by time. */
const END = letHoursPass(400 * 24)

/** For how many hours time passes after each touchpoint, be it past the next one. */
const waits = fc.array(fc.option(fc.integer({ min: 0, max: 40 * 24 }), { nil: undefined }))

/** A client whose touchpoints are told one by one as they happen, while time passes. */
function lived(touchpoints: readonly IncomingTouchpoint[], hours: readonly (number | undefined)[]): Life {
  const life = new Life(inForce)
  touchpoints.forEach((touchpoint, index) => {
    life.tell({ type: 'RecordTouchpoints', touchpoints: [touchpoint] })
    const wait = hours[index]
    if (wait !== undefined) life.tell(letHoursPass((Date.parse(touchpoint.occurredAt) - EPOCH) / HOUR + wait))
  })
  return life
}

/** A client whose touchpoints are told in batches. */
function imported(batches: readonly IncomingTouchpoint[][]): Life {
  const life = new Life(inForce)
  for (const touchpoints of batches) life.tell({ type: 'RecordTouchpoints', touchpoints })
  return life
}

/** All that a client has come to, by the keys of its journeys. */
const outcome = (life: Life) => ({
  journeys: life.journeys().map((journey) => ({
    key: journey.key,
    topic: topicOf(journey),
    facts: journey.facts.map(({ id }) => id),
    dueAt: journey.dueAt,
  })),
  circles: life.announced(({ key }) => key),
  threads: life.state.threads,
  proposals: life.state.proposals,
})

describe('An import equals life', () => {
  it('once the same time has passed: the same journeys, the same circles, the same due', () => {
    fc.assert(
      fc.property(happened, waits, (touchpoints, hours) => {
        const [life, file] = [lived(touchpoints, hours), imported([touchpoints])]
        for (const each of [life, file]) each.tell(END)
        expect(outcome(file)).toEqual(outcome(life))
      }),
      { numRuns: 1000 },
    )
  })

  it('at the last row, where life has not gone on any further', () => {
    fc.assert(
      fc.property(happened, (touchpoints) => {
        expect(outcome(imported([touchpoints]))).toEqual(outcome(lived(touchpoints, [])))
      }),
      { numRuns: 1000 },
    )
  })

  it('in one batch or in several', () => {
    fc.assert(
      fc.property(happened, cuts, (touchpoints, lengths) => {
        const [whole, pieces] = [imported([touchpoints]), imported(inWrites(touchpoints, lengths))]
        for (const each of [whole, pieces]) each.tell(END)
        expect(outcome(pieces)).toEqual(outcome(whole))
      }),
      { numRuns: 1000 },
    )
  })

  it('and a batch is sorted first, in whatever order its rows stand', () => {
    fc.assert(
      fc.property(
        happened.chain((touchpoints) =>
          fc.tuple(fc.constant(touchpoints), fc.shuffledSubarray(touchpoints, { minLength: touchpoints.length })),
        ),
        ([touchpoints, rows]) => expect(imported([rows]).events).toEqual(imported([touchpoints]).events),
      ),
      { numRuns: 1000 },
    )
  })
})
