import fc from 'fast-check'
import { corrections, livedThrough, shuffled } from '../testing/lives.js'
import { clientSnapshots } from './client-snapshot.js'
import { portraitOf } from './portrait.js'

describe('a client whose state is kept and read again after every command', () => {
  it('lives on as one whose state never left the memory', () => {
    fc.assert(
      fc.property(shuffled, corrections, ({ writes }, corrected) => {
        const lived = livedThrough(writes, corrected)
        const kept = livedThrough(writes, corrected, (life) => {
          life.state = clientSnapshots.decode(clientSnapshots.encode(life.state))
        })
        expect(kept.events).toEqual(lived.events)
        expect(portraitOf(kept.state)).toEqual(portraitOf(lived.state))
        expect(kept.announced()).toEqual(kept.ruled())
      }),
      { numRuns: 300 },
    )
  })
})
