import { setImmediate as restOfTurn } from 'node:timers/promises'
import { Load } from '../faults/load.js'
import { Lots } from '../faults/lots.js'
import { Callers } from './callers.js'
import type { Desk } from './desk.js'
import { Disk } from './disk.js'
import { Poison } from './poison.js'
import { SimulatedProcess } from './simulated-process.js'
import { ViewFiles } from './simulated-views.js'
import { Trace } from './trace.js'
import { Witness } from './witness.js'

const BEGIN = Date.UTC(2025, 8, 1)
const HOUR = 3_600_000

/** Everything that there is, under the hand of one seed: nothing happens in it but by lot. */
export class World {
  readonly lots: Lots
  readonly trace = new Trace()
  readonly disk: Disk
  readonly poison: Poison
  readonly witness: Witness
  readonly callers: Callers
  readonly files: ViewFiles
  process: SimulatedProcess | undefined
  present = BEGIN
  crashes = 0
  /** What was asked beside commands, and is under way. */
  readonly errands = new Set<string>()
  private readonly desks: number
  private readonly batch: number

  constructor(seed: number) {
    const lots = (this.lots = new Lots(seed))
    const oftenOrNever = (often: number) => (lots.next() < 0.5 ? 0 : lots.next() * often)
    this.disk = new Disk(lots, {
      writeLost: oftenOrNever(0.2),
      answerLost: oftenOrNever(0.2),
      readFails: oftenOrNever(0.02),
      powerCut: oftenOrNever(0.05),
    })
    this.desks = lots.next() < 0.3 ? 2 : 1
    this.batch = 1 + lots.below(24)
    this.poison = new Poison(lots, oftenOrNever(0.04))
    this.witness = new Witness(this.disk)
    this.callers = new Callers(
      2 + lots.below(10),
      new Load(`simulated ${seed}`, lots, 1 + lots.below(4)),
      this.disk,
      this.trace,
    )
    this.files = new ViewFiles(this.poison.rules.projections)
  }

  get desk(): Desk | undefined {
    return this.process && this.process.desks[this.lots.below(this.process.desks.length)]
  }

  /** Lets all run that can run without waiting for anybody. */
  async settle(): Promise<void> {
    await restOfTurn()
    if (this.process && !this.process.isAlive) this.bury()
  }

  async open(): Promise<void> {
    const { disk, files, witness, desks, batch } = this
    const around = { disk, files, witness, desks, batch, rules: this.poison.rules, present: () => this.present }
    try {
      this.process = await SimulatedProcess.open(around)
      this.trace.note('   it is open')
    } catch (error) {
      this.trace.note(`   it did not open: ${String(error)}`)
    }
  }

  /** Does something with the process of now, and hears how it ends if that lives on. */
  errand(what: string, run: (process: SimulatedProcess) => Promise<unknown>): string {
    const { process } = this
    if (!process || this.errands.has(what)) return `${what}: not now`
    this.errands.add(what)
    const heard = (how: string) => {
      if (!process.isAlive) return
      this.errands.delete(what)
      this.trace.note(`   ${what}: ${how}`)
    }
    run(process).then(
      () => heard('done'),
      (error: unknown) => heard(error instanceof Error ? error.message : String(error)),
    )
    return what
  }

  /** Somebody moves the clock: mostly on, now and then back. */
  moveClock(): string {
    const hours = this.lots.next() < 0.8 ? this.lots.below(14 * 24) : -this.lots.below(48)
    this.present += hours * HOUR
    return `the clock moves by ${hours} hours`
  }

  end(): void {
    this.process?.cutPower()
    this.files.close()
  }

  private bury(): void {
    this.process = undefined
    this.crashes += 1
    this.errands.clear()
    this.callers.lose()
    this.trace.note('   the process is gone')
    if (this.lots.next() < 0.1) {
      this.trace.note('   with its views')
      this.files.lose()
    }
  }
}
