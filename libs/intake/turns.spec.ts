import { Clock } from '#event-sourcing'
import { Turns } from './turns.js'

class CountingClock extends Clock {
  turns = 0

  now(): number {
    return 0
  }

  override async nextTurn(): Promise<void> {
    this.turns += 1
  }
}

/** Many who all want to begin at once, each of whom then keeps the loop for some milliseconds. */
async function turnsOf(workers: number, ms: number): Promise<number> {
  const clock = new CountingClock()
  let elapsed = 0
  const turns = new Turns(clock, () => elapsed)
  const begun: number[] = []
  const work = async (worker: number): Promise<void> => {
    await turns.next()
    begun.push(worker)
    elapsed += ms
  }
  const all = Array.from({ length: workers }, (_, worker) => worker)
  await Promise.all(all.map(work))
  expect(begun).toEqual(all)
  return clock.turns
}

describe('turns of the event loop', () => {
  it('come seldom where work is short', async () => {
    expect(await turnsOf(60, 0.1)).toBe(1)
  })

  it('come between pieces of work that together would keep the loop for long', async () => {
    const turns = await turnsOf(60, 2)
    // 120 ms of work, of which none may begin after 6 ms.
    expect(turns).toBeGreaterThanOrEqual(15)
    expect(turns).toBeLessThanOrEqual(20)
  })

  it('come before each piece that is long by itself', async () => {
    expect(await turnsOf(5, 50)).toBe(5)
  })
})
