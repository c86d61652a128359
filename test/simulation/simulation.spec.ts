import { reportOf, simulate, simulations } from './simulate.js'

const SEED = 1
const HISTORIES = 200

describe('a simulated store, clock and scheduler', () => {
  it(`keep to the model in ${HISTORIES} histories (from seed ${SEED})`, async () => {
    const sums = { events: 0, answered: 0, refused: 0, crashes: 0 }
    for await (const history of simulations(SEED, HISTORIES)) {
      if (history.faults.length > 0) throw new Error(reportOf(history))
      for (const key of Object.keys(sums) as (keyof typeof sums)[]) sums[key] += history[key]
    }
    expect(sums.events).toBeGreaterThan(HISTORIES * 30)
    expect(sums.answered).toBeGreaterThan(HISTORIES * 8)
    expect(sums.refused).toBeGreaterThan(HISTORIES / 2)
    expect(sums.crashes).toBeGreaterThan(HISTORIES / 4)
  }, 180_000)

  it('live a seed through the same again', async () => {
    for (const seed of [7, 8, 9]) expect(await simulate(seed)).toEqual(await simulate(seed))
  })

  it('find a disk that says that it kept what it did not', async () => {
    const { faults } = await simulate(SEED, ({ disk: { log } }) => {
      const write = log.write.bind(log)
      let writes = 0
      log.write = (rows) => {
        if (++writes % 5 > 0) write(rows)
      }
    })
    expect(faults).toContainEqual(expect.stringMatching(/was answered at \d+; the disk ends at \d+/))
  })
})
