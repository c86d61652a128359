import { setImmediate as nextTurn } from 'node:timers/promises'
import { SystemClock } from '#event-sourcing'
import { atOnce } from './at-once.js'
import { Turns } from './turns.js'

const turns = new Turns(new SystemClock())
const items = Array.from({ length: 1000 }, (_, index) => index)

describe('many things at once', () => {
  it('are each done once, some at the same time', async () => {
    const done: number[] = []
    let [underWay, most] = [0, 0]
    await atOnce(items, turns, async (item) => {
      most = Math.max(most, ++underWay)
      await nextTurn()
      underWay -= 1
      done.push(item)
    })
    expect(done.sort((one, other) => one - other)).toEqual(items)
    expect(most).toBe(32)
  })

  it('end with the first failure, and nothing goes on behind it', async () => {
    let [begun, underWay] = [0, 0]
    const failing = atOnce(items, turns, async (item) => {
      begun += 1
      underWay += 1
      await nextTurn()
      underWay -= 1
      if (item === 70) throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    expect(underWay).toBe(0)
    expect(begun).toBeLessThan(200)
  })
})
