import { AsyncLocalStorage } from 'node:async_hooks'
import { Clock } from '#event-sourcing'

/** The day on which the demo stands, whenever it is run: its data are the same and nothing lies in the future. */
export const DEMO_TODAY = Date.parse('2026-04-30T18:00:00.000Z')

/** A clock that stands on the demo's today, and on which a year can be lived by many at once, each at an instant of their own. */
export class DemoClock extends Clock {
  private readonly moved = new AsyncLocalStorage<number>()

  now(): number {
    return this.moved.getStore() ?? DEMO_TODAY
  }

  /** Lets something be done at an instant, in milliseconds since 1970: it is the present of all that is awaited there. */
  at<Result>(instant: number, act: () => Promise<Result>): Promise<Result> {
    return this.moved.run(instant, act)
  }
}
