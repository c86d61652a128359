import { describe, expect, it, jest } from '@jest/globals'
import { ChangeQueue } from './change-queue.js'
import { mapFeed } from './change-feed.js'

describe('what waits for a subscriber', () => {
  it('is given in order, before and after it was asked for', async () => {
    const queue = new ChangeQueue<string>(5, () => undefined)
    queue.push(['a', 'b'])
    expect([await queue.next(), await queue.next()]).toEqual([
      { done: false, value: 'a' },
      { done: false, value: 'b' },
    ])
    const next = queue.next()
    queue.push(['c'])
    expect(await next).toEqual({ done: false, value: 'c' })
  })

  it('is dropped where it is too much, once, and the subscriber told', async () => {
    const over = jest.fn()
    const queue = new ChangeQueue<number>(3, over)
    queue.push([1, 2, 3])
    queue.push([4])
    queue.push([5])
    await expect(queue.next()).rejects.toMatchObject({ code: 'SUBSCRIBER_TOO_SLOW' })
    expect(await queue.next()).toEqual({ done: true, value: undefined })
    await queue.return()
    expect(over).toHaveBeenCalledTimes(1)
  })

  it('ends for one who leaves while waiting', async () => {
    const over = jest.fn()
    const feed = mapFeed(new ChangeQueue<number>(3, over), async (item) => item)
    const next = feed.next()
    await feed.return?.()
    expect(await next).toEqual({ done: true, value: undefined })
    expect(over).toHaveBeenCalledTimes(1)
  })

  it('is left out where it does not fit', async () => {
    const queue = new ChangeQueue<number>(5, () => undefined)
    const even = mapFeed(queue, async (item) => (item % 2 === 0 ? String(item) : undefined))
    queue.push([1, 2, 3, 4])
    expect([await even.next(), await even.next()]).toMatchObject([{ value: '2' }, { value: '4' }])
  })
})
