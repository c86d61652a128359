import { START, type EventStore, type Position } from '#event-sourcing'
import { faultyLog, LogEventStore } from '#event-sourcing/testing'
import { EventLoopRunner, type ProjectionRunner } from '#views'
import { Desk } from './desk.js'
import type { Disk } from './disk.js'
import { SimulatedClock } from './simulated-clock.js'
import { SimulatedViews, type ViewFiles } from './simulated-views.js'
import type { Rules } from './poison.js'
import type { Witness } from './witness.js'

/** Where a process lives: what it finds on the disk, and who looks at it. */
export interface Surroundings {
  readonly disk: Disk
  readonly files: ViewFiles
  readonly rules: Rules
  readonly witness: Witness
  readonly present: () => number
  /** How many command sides share the store: more than one are processes of a cluster to each other. */
  readonly desks: number
  /** The most events that are read at once. */
  readonly batch: number
}

/** Virgil as one process: its store, its views and its command sides, with all that they remember. */
export class SimulatedProcess {
  isAlive = true
  readonly clock: SimulatedClock
  store!: EventStore
  runner!: EventLoopRunner
  desks: readonly Desk[] = []

  private constructor(private readonly around: Surroundings) {
    this.clock = new SimulatedClock(around.present)
  }

  /** Opens what is on the disk. Throws where the disk fails meanwhile. */
  static async open(around: Surroundings): Promise<SimulatedProcess> {
    const process = new SimulatedProcess(around)
    await process.start()
    return process
  }

  /** It does nothing more, and nobody hears of it any more. */
  cutPower(): void {
    this.isAlive = false
  }

  private async start(): Promise<void> {
    const { clock, around } = this
    const { disk, files, witness, batch } = around
    const faults = disk.faultsFor(this)
    files.dropNext()
    const store = new LogEventStore(faultyLog(disk.log, faults), { clock })
    const database = new SimulatedViews(files, faults)
    const pace = { ms: Infinity, most: batch, gatherMs: 0, gatherRows: batch }
    const now = () => new Date(clock.now())
    const runner = await EventLoopRunner.open({ ...around.rules, now, store, database, clock, pace })
    this.store = store
    this.runner = runner
    const isAlive = () => this.isAlive
    this.desks = Array.from(
      { length: around.desks },
      () => new Desk({ store, database, runner: this.patient(runner), clock, witness, isAlive }),
    )
    runner.onChanges(({ position, events }) => {
      if (position > disk.head) witness.faults.push(`The views tell of ${position}; the disk ends at ${disk.head}.`)
      for (const event of events) witness.seen(event, 'A view')
    })
    runner.start()
    void this.follow()
  }

  /** Waits for the views by lot, and not by the machine's clock. */
  private patient(runner: EventLoopRunner): Pick<ProjectionRunner, 'whenApplied'> {
    return {
      whenApplied: async (position) => {
        while (runner.position < position) await this.clock.pause()
      },
    }
  }

  /** Follows all events for ever, as other contexts do: none may be missing, or come twice, or not be kept. */
  private async follow(): Promise<void> {
    const { witness, batch } = this.around
    const { signal } = new AbortController()
    let last: Position = START
    while (this.isAlive) {
      try {
        for await (const { events } of this.store.follow({ after: last, signal, batchSize: batch })) {
          if (!this.isAlive) return
          for (const event of events) {
            witness.seen(event, 'A follower')
            if (Number(event.position) !== Number(last) + 1)
              witness.faults.push(`A follower at ${last} was given ${event.position} next.`)
            last = event.position
          }
        }
      } catch {
        await this.clock.pause()
      }
    }
  }
}
