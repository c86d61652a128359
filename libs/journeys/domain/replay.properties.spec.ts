import fc from 'fast-check'
import { attempt } from '../testing/corrections.js'
import { Life } from '../testing/histories.js'
import { imageOf } from '../testing/image.js'
import { corrections, inForce, instants, letHoursPass, shuffled } from '../testing/lives.js'
import type { ClientEvent } from './events.js'

type Step = (life: Life) => unknown

/** A life in steps: touchpoints come, members correct, time passes. */
const steps = fc.record({ shuffled, corrections, instants }).map(({ shuffled: { writes }, corrections, instants }) =>
  writes.flatMap((touchpoints, index): Step[] => {
    const [correct, hours] = [corrections[index], instants[index]]
    return [
      (life) => life.tell({ type: 'RecordTouchpoints', touchpoints }),
      ...(correct ? [(life: Life) => attempt(life, correct, index)?.code] : []),
      ...(hours === undefined ? [] : [(life: Life) => life.tell(letHoursPass(hours))]),
    ]
  }),
)

const stored = (events: readonly ClientEvent[]) => JSON.parse(JSON.stringify(events)) as ClientEvent[]

describe('A replay equals life', () => {
  it('comes to the same state from the stored events, and answers every next command alike', () => {
    fc.assert(
      fc.property(steps, fc.nat(40), (steps, lot) => {
        const cut = lot % (steps.length + 1)
        const live = new Life(inForce)
        for (const step of steps.slice(0, cut)) step(live)
        const replayed = Life.replayed(inForce, stored(live.events))
        const lifeFromHere = (life: Life) => [
          imageOf(life.state),
          ...steps.slice(cut).map((step) => JSON.stringify(step(life))),
          imageOf(life.state),
        ]
        expect(lifeFromHere(replayed)).toEqual(lifeFromHere(live))
      }),
      { numRuns: 1000 },
    )
  })
})
