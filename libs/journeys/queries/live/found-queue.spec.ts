import { jest } from '@jest/globals'
import { START, type Position } from '#event-sourcing'
import { FoundQueue } from './found-queue.js'
import type { Found } from './watch.js'

const at = (position: number, bytes = 1): Found<number> => ({
  position: String(position) as Position,
  row: position,
  bytes,
})
const next = async (queue: FoundQueue<number>) => (await queue.next()).value?.row as number | undefined

describe('What waits for a subscriber', () => {
  it('is given in order, before and after it was asked for', async () => {
    const queue = new FoundQueue<number>(START, { rows: 5, bytes: 100 }, () => undefined)
    queue.push([at(1), at(2)])
    expect([await next(queue), await next(queue)]).toEqual([1, 2])
    const third = next(queue)
    queue.push([at(3)])
    expect(await third).toBe(3)
  })

  it('is what lies behind the position from which they listen', async () => {
    const queue = new FoundQueue<number>('2' as Position, { rows: 5, bytes: 100 }, () => undefined)
    queue.push([at(1), at(2), at(3)])
    expect(await next(queue)).toBe(3)
  })

  it.each([
    ['rows', [at(1), at(2), at(3), at(4)]],
    ['bytes', [at(1, 60), at(2, 41)]],
  ])('is dropped where it is too much by its %s, once, and the subscriber told', async (_, found) => {
    const over = jest.fn()
    const queue = new FoundQueue<number>(START, { rows: 3, bytes: 100 }, over)
    queue.push(found)
    queue.push(found)
    await expect(queue.next()).rejects.toMatchObject({ code: 'SUBSCRIBER_TOO_SLOW' })
    expect(await queue.next()).toEqual({ done: true, value: undefined })
    await queue.return()
    expect(over).toHaveBeenCalledTimes(1)
  })

  it('counts no more what was fetched', async () => {
    const queue = new FoundQueue<number>(START, { rows: 3, bytes: 100 }, () => undefined)
    for (let i = 1; i < 20; i++) {
      queue.push([at(i, 90)])
      expect(await next(queue)).toBe(i)
    }
  })

  it('may be one row larger than all that may wait', async () => {
    const queue = new FoundQueue<number>(START, { rows: 3, bytes: 100 }, () => undefined)
    queue.push([at(1, 5000)])
    expect(await next(queue)).toBe(1)
  })

  it('ends for one who leaves while waiting', async () => {
    const over = jest.fn()
    const queue = new FoundQueue<number>(START, { rows: 3, bytes: 100 }, over)
    const waiting = queue.next()
    await queue.return()
    expect(await waiting).toEqual({ done: true, value: undefined })
    expect(over).toHaveBeenCalledTimes(1)
  })
})
