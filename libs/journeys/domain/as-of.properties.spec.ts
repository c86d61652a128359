import fc from 'fast-check'
import { attempt, correction, handover } from '../testing/corrections.js'
import { asOf, type Heard } from '../testing/heard.js'
import { charters, DAY, EPOCH, history, Life, NOW } from '../testing/histories.js'
import type { JourneyAsOf } from './as-of.js'
import { circleKey } from './circle-difference.js'
import type { IncomingTouchpoint } from './commands.js'
import type { ClientEvent } from './events.js'
import { compareFacts, factOf } from './fact.js'

/** The circles as the events of a `Life` announce them, by the name of their journey. */
const shown = (journeys: readonly JourneyAsOf[], name: (journey: JourneyAsOf) => string) =>
  new Map(
    journeys.map((journey) => [
      name(journey),
      Object.fromEntries(
        journey.circles.map((circle) => [
          circleKey(circle),
          circle.visits.map(({ enteredAt, leftAt, ...visit }) => ({
            ...visit,
            enteredAt: Date.parse(enteredAt),
            ...(leftAt !== undefined && { leftAt: Date.parse(leftAt) }),
          })),
        ]),
      ),
    ]),
  )
const key = ({ key }: { readonly key: string }): string => key
const announced = (life: Life) => structuredClone(life.announced(key))
const heardIn = (writes: readonly (readonly ClientEvent[])[]): Heard[] =>
  writes.flatMap((events, index) => events.map((event) => ({ event, recordedAt: new Date(NOW + index).toISOString() })))

describe('a day as it was, in whatever history', () => {
  const steps = fc.tuple(
    history(16),
    fc.array(fc.oneof(correction, handover), { maxLength: 12 }),
    fc.array(fc.integer({ min: 0, max: 70 }), { maxLength: 6 }),
  )

  /** A client whose touchpoints come one by one, some followed by a correction, some by time that passes; write by write. */
  function lived([touchpoints, corrections, days]: typeof steps extends fc.Arbitrary<infer Steps> ? Steps : never) {
    const life = new Life(charters())
    const writes = [structuredClone(life.events)]
    const known = [announced(life)]
    const writing = (write: () => void) => {
      const before = life.events.length
      write()
      writes.push(structuredClone(life.events.slice(before)))
      known.push(announced(life))
    }
    const passing = (until: number) =>
      writing(() => life.tell({ type: 'LetTimePass', until: new Date(until).toISOString() }))
    touchpoints.forEach((touchpoint, index) => {
      writing(() => life.tell({ type: 'RecordTouchpoints', touchpoints: [touchpoint] }))
      const [correct, day] = [corrections[index], days[index]]
      if (correct) writing(() => attempt(life, correct, index))
      if (day !== undefined) passing(EPOCH + day * DAY)
    })
    return { heard: heardIn(writes), known, passing, life, writes }
  }

  it('shows at the instant of each write what was announced then', () =>
    fc.assert(
      fc.property(steps, (steps) => {
        const { heard, known } = lived(steps)
        known.forEach((circles, index) => expect(shown(asOf(heard, { knownAt: NOW + index }), key)).toEqual(circles))
      }),
      { numRuns: 100 },
    ))

  it('shows now what is announced once time has passed', () =>
    fc.assert(
      fc.property(steps, (steps) => {
        const { life, passing, writes } = lived(steps)
        passing(NOW)
        expect(shown(asOf(heardIn(writes), { at: NOW }), key)).toEqual(announced(life))
      }),
      { numRuns: 300 },
    ))

  it('shows at any instant what would be announced if nothing else had happened', () =>
    fc.assert(
      fc.property(history(16), fc.integer({ min: 0, max: 60 * 24 }), (touchpoints, hours) => {
        const instant = EPOCH + hours * 3_600_000
        const until = new Date(instant).toISOString()
        // A topic is timeless: here the first touchpoint has it.
        const sorted = touchpoints
          .map((touchpoint) => ({ ...touchpoint, topic: touchpoint.topic ?? 'training' }))
          .sort((one, other) => compareFacts(factIn(one), factIn(other)))
        const whole = new Life(charters())
        whole.tell({ type: 'RecordTouchpoints', touchpoints: sorted })
        const part = new Life(charters())
        const past = sorted.filter(({ occurredAt }) => occurredAt <= until)
        part.tell({ type: 'RecordTouchpoints', touchpoints: past })
        part.tell({ type: 'LetTimePass', until })
        const then = asOf(heardIn([structuredClone(whole.events)]), { at: instant })
        expect(shown(then, key)).toEqual(announced(part))
        expect(then).toEqual(asOf(heardIn([structuredClone(part.events)]), { at: instant }))
      }),
      { numRuns: 300 },
    ))
})

const factIn = ({ touchpointId, occurredAt, ...told }: IncomingTouchpoint) =>
  factOf(touchpointId, Date.parse(occurredAt), told)
