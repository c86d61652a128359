import { setTimeout as pause } from 'node:timers/promises'
import { DEMO_TODAY, DemoClock } from './demo-clock.js'

describe('the clock of the demo', () => {
  const clock = new DemoClock()

  /** What the clock says now, and a moment later. */
  const twice = async (): Promise<number[]> => {
    const before = clock.now()
    await pause(1)
    return [before, clock.now()]
  }

  it('stands on the day of the demo', async () => expect(await twice()).toEqual([DEMO_TODAY, DEMO_TODAY]))

  it('lets many live at instants of their own, beside each other', async () => {
    expect(await Promise.all([clock.at(1, twice), twice(), clock.at(2, twice)])).toEqual([
      [1, 1],
      [DEMO_TODAY, DEMO_TODAY],
      [2, 2],
    ])
  })
})
