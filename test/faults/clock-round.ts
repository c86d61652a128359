import { Clock } from '#event-sourcing'
import { Timekeeper } from '#journeys'
import { RunningProfile } from '../support/profile.js'
import { aftermath } from './aftermath.js'
import { History } from './history.js'
import { Load } from './load.js'
import type { Lots } from './lots.js'
import type { Round, RoundOptions } from './round.js'
import { underLoad } from './under-load.js'

const CLIENTS = 36
const HOUR_MS = 3_600_000
/** One look at the clock of so many finds that somebody has set it. */
const JUMPS = 0.02

/** Somebody sets the machine's clock, on and back, while commands are given and time is let pass. */
export async function clockRound({ folder, lots, answers }: RoundOptions): Promise<Round> {
  const begun = performance.now()
  const history = new History()
  const clock = new JumpingClock(lots)
  let profile = await RunningProfile.open({ folder, clock })
  try {
    const load = new Load(`clock ${lots.next()}`, lots, CLIENTS)
    let [isOver, passed] = [false, 0]
    const keeping = (async () => {
      for (const timekeeper = profile.get(Timekeeper); !isOver; await clock.nextTurn())
        passed += await timekeeper.look()
    })()
    const faults = await underLoad(profile, load, history, 1 + lots.below(answers))
    isOver = true
    await keeping
    await profile.close()
    if (clock.jumps === 0) faults.push('Nobody has set the clock.')
    profile = await RunningProfile.open({ folder })
    const left = await aftermath(profile, history)
    const milliseconds = Math.round(performance.now() - begun)
    const what = `the clock is set ${clock.jumps} times, time passes ${passed} times`
    return { what, ...left, milliseconds, faults: [...faults, ...left.faults] }
  } finally {
    await profile.close()
  }
}

/** Mostly set on, by up to two weeks; now and then back, by up to two days. */
class JumpingClock extends Clock {
  jumps = 0
  #present = Date.UTC(2026, 0, 1)

  constructor(private readonly lots: Lots) {
    super()
  }

  now(): number {
    if (this.lots.next() >= JUMPS) return ++this.#present
    this.jumps += 1
    const hours = this.lots.next() < 0.6 ? this.lots.below(14 * 24) : -this.lots.below(48)
    return (this.#present += hours * HOUR_MS)
  }
}
