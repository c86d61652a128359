import { lineOf } from './round.js'
import { rounds, type Kind } from './rounds.js'

const SEED = 20261122

describe('under load, nothing is lost or doubled and no view lies', () => {
  it.each([
    ['flush', 'flushes and commits fail'],
    ['full', 'the disk is full, and has room again'],
    ['slow', 'the disk is slow'],
    ['torn', 'the power goes, and leaves what was not flushed in pieces'],
    ['short', 'writes are cut short in the middle'],
    ['clock', 'the clock is set, on and back'],
    ['abort', 'callers go away'],
    ['poison', 'one event of a hundred cannot be folded, and then can'],
    ['cut', 'the connection to KurrentDB is cut, and answers are lost'],
    ['postgres', 'PostgreSQL crashes, and comes back'],
  ] as [Kind, string][])(
    'when %s: %s',
    async (kind: Kind, _: string) => {
      for await (const round of rounds({ rounds: 1, seed: SEED, of: [kind], answers: 400 }))
        expect([lineOf(round), ...round.faults.slice(0, 5)]).toEqual([lineOf(round)])
    },
    120_000,
  )
})
