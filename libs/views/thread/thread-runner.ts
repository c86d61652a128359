import { setTimeout as pause } from 'node:timers/promises'
import type { Worker } from 'node:worker_threads'
import { DomainError, START, type EventReader, type Position, type ProjectedBatch } from '#event-sourcing'
import { ChangeListeners } from '../change-listeners.js'
import type { Shown } from '../changes.js'
import { PositionWaiters } from '../position-waiters.js'
import { ProjectionRunner } from '../projection-runner.js'
import type { RebuildProgress } from '../next-rows.js'
import type { Rebuilt } from '../rebuild.js'
import type { Lag, Retried, RunnerStatus } from '../runner-status.js'
import { Calls } from './calls.js'
import type { FromThread } from './messages.js'
import { ThreadLife } from './thread-life.js'

export interface ThreadRunnerOptions {
  /** Starts a thread that calls `serveRunner`. */
  readonly start: () => Worker
  readonly store: EventReader
  /** Told in which file the views are, at once and whenever they move; in none while they are being made. */
  readonly onPath: (path: string | undefined) => void
  /** Told of each batch that is in the rows. */
  readonly onBatch?: (batch: ProjectedBatch) => void
  /** Told, in a sentence, what went wrong and what is done about it. */
  readonly log?: (message: string) => void
  /** The wait before a thread that died is started anew; it doubles up to a hundred times this [100 ms]. */
  readonly retryAfterMs?: number
}

const unknown: RunnerStatus = {
  isRunning: false,
  isHealthy: true,
  position: START,
  caughtUp: false,
  events: 0,
  rows: 0,
  parked: [],
}

/**
 * A runner in a thread of its own, so that folding and writing rows take no time from commands and
 * queries. The thread reads the events itself and is only told how far they go. Should it die, it is
 * started anew and goes on from its checkpoint.
 */
export class ThreadRunner extends ProjectionRunner {
  readonly #waiters = new PositionWaiters()
  readonly #listeners: ChangeListeners
  readonly #stopping = new AbortController()
  readonly #calls = new Calls((message) => this.#life?.say(message))
  #life: ThreadLife | undefined
  #living: Promise<void> | undefined
  #status = unknown

  private constructor(private readonly options: ThreadRunnerOptions) {
    super()
    this.#listeners = new ChangeListeners(options.log)
  }

  /** Opens the views in a thread. Refuses with what that thread could not do. */
  static async open(options: ThreadRunnerOptions): Promise<ThreadRunner> {
    const runner = new ThreadRunner(options)
    runner.#living = runner.#live(await runner.#begin())
    return runner
  }

  get position(): Position {
    return this.#status.position
  }

  async whenApplied(position: Position, { timeoutMs }: { timeoutMs: number }): Promise<void> {
    if (position <= this.position) return
    this.#life?.say({ type: 'awaited', position })
    await this.#waiters.wait(position, timeoutMs)
  }

  onChanges(listener: (shown: Shown) => void): () => void {
    const end = this.#listeners.add(listener)
    this.#sayWhetherHeard()
    return () => {
      end()
      this.#sayWhetherHeard()
    }
  }

  async lag(): Promise<Lag> {
    const head = await this.options.store.head()
    return { position: this.position, head, caughtUp: this.#status.caughtUp && this.position >= head }
  }

  status(): RunnerStatus {
    return this.#status
  }

  retryParked(stream?: string): Promise<Retried> {
    return this.#calls.make({ method: 'retryParked', ...(stream !== undefined && { stream }) })
  }

  rebuild(onProgress?: (progress: RebuildProgress) => void): Promise<Rebuilt> {
    return this.#calls.make({ method: 'rebuild' }, onProgress)
  }

  async stop(): Promise<void> {
    if (this.#stopping.signal.aborted) return
    this.#stopping.abort()
    await this.#calls.make({ method: 'stop' }).catch(() => undefined)
    await this.#living
  }

  /** How far the rows go crosses to this thread anyhow; that somebody listens lets them be written sooner. */
  #sayWhetherHeard(): void {
    this.#life?.say({ type: 'listen', on: this.#listeners.size > 0 })
  }

  async #begin(): Promise<ThreadLife> {
    this.#life = await ThreadLife.begin(this.options.start(), (message) => this.#hear(message))
    this.#sayWhetherHeard()
    this.#life.say({ type: 'start' })
    return this.#life
  }

  /** From life to life, until the runner is stopped. */
  async #live(first: ThreadLife): Promise<void> {
    let life: ThreadLife | undefined = first
    while (life) {
      this.#lost(await life.tell(this.options.store))
      life = await this.#revive()
    }
    this.#calls.fail(new DomainError('VIEWS_STOPPED', 'The views are closed.'))
  }

  /** A new thread, started as often as it takes; none once the runner is stopped. */
  async #revive(): Promise<ThreadLife | undefined> {
    const { retryAfterMs = 100 } = this.options
    const { signal } = this.#stopping
    for (let failures = 0; ; failures++) {
      await pause(retryAfterMs * Math.min(2 ** failures, 100), undefined, { signal }).catch(() => undefined)
      if (signal.aborted) return undefined
      try {
        const life = await this.#begin()
        if (!signal.aborted) return life
        await life.end()
      } catch (error) {
        this.#lost(error)
      }
    }
  }

  #lost(error: unknown): void {
    if (this.#stopping.signal.aborted) return
    const problem = `the thread of the views ended: ${error instanceof Error ? error.message : String(error)}`
    this.#status = { ...this.#status, isRunning: false, isHealthy: false, caughtUp: false, problem }
    this.options.log?.(`The views stand at ${this.position || 'the start'}: ${problem}. It is started anew.`)
    this.#calls.fail(new DomainError('VIEWS_INTERRUPTED', 'The thread of the views ended. Ask again in a moment.'))
  }

  #stands(status: RunnerStatus): void {
    const isFurther = status.position > this.position
    this.#status = status
    this.#waiters.reached(status.position)
    if (isFurther) this.#listeners.announce({ position: status.position, late: [] })
  }

  #hear(message: FromThread): void {
    switch (message.type) {
      case 'opened':
        this.options.onPath(message.path)
        return this.#stands(message.status)
      case 'status':
        return this.#stands(message.status)
      case 'batch':
        return this.options.onBatch?.(message.batch)
      case 'late':
        return this.#listeners.announce({ position: this.position, late: message.events })
      case 'moving':
        this.options.onPath(message.path)
        return this.#life?.say({ type: 'moved' })
      case 'log':
        return this.options.log?.(message.message)
      case 'answer':
      case 'failure':
      case 'progress':
        return this.#calls.hear(message)
      case 'heard':
      case 'refused':
        return
    }
  }
}
