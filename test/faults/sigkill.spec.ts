import { lineOf } from './round.js'
import { rounds } from './rounds.js'

const SEED = 20261121

describe('a process that is killed under load', () => {
  it(`has lost, doubled and halved nothing, and its views catch up (seed ${SEED})`, async () => {
    let acknowledged = 0
    for await (const round of rounds({ rounds: 5, seed: SEED, of: ['kill'], answers: 400 })) {
      acknowledged += round.acknowledged
      expect([lineOf(round), ...round.faults.slice(0, 5)]).toEqual([lineOf(round)])
    }
    expect(acknowledged).toBeGreaterThan(300)
  }, 180_000)
})
