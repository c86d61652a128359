import type { Position } from '#event-sourcing'
import { PositionWaiters } from './position-waiters.js'

const at = (text: string) => text as Position

describe('those who wait for the views', () => {
  it('are two thousand at most; the next is refused, until the views have come so far', async () => {
    const waiters = new PositionWaiters()
    const waiting = Array.from({ length: 2000 }, () => waiters.wait(at('5'), 60_000))
    await expect(waiters.wait(at('5'), 60_000)).rejects.toMatchObject({ code: 'BUSY' })
    waiters.reached(at('5'))
    await Promise.all(waiting)
    const next = waiters.wait(at('6'), 60_000)
    waiters.reached(at('6'))
    await next
  })
})
