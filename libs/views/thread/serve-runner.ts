import type { MessagePort } from 'node:worker_threads'
import { thrown, type ProjectedBatch, type FollowingReader } from '#event-sourcing'
import { EventLoopRunner } from '../event-loop-runner.js'
import { bulk } from '../slices.js'
import { SqliteReadDatabase } from '../sqlite/sqlite-read-database.js'
import type { ViewRules } from '../view-writer.js'
import type { Call, FromThread, ToThread } from './messages.js'

/** What a runner's thread works with: the events as it reads them, and where its views are. */
export interface ServedViews extends ViewRules {
  readonly store: FollowingReader
  readonly folder: string
}

/** Serves a `ThreadRunner` at the other end of the port with a runner of this thread, until it is stopped. */
export async function serveRunner(port: MessagePort, openViews: () => Promise<ServedViews>): Promise<void> {
  const say = (message: FromThread): void => port.postMessage(message)
  try {
    const served = await ServedRunner.open(await openViews(), say)
    port.on('message', (message: ToThread) => {
      void served.hear(message).then((goesOn) => goesOn || port.close())
    })
  } catch (error) {
    say({ type: 'refused', error: thrown(error) })
    port.close()
  }
}

class ServedRunner {
  #stopListening: (() => void) | undefined

  private constructor(
    private readonly views: ServedViews,
    private readonly database: SqliteReadDatabase,
    private readonly runner: EventLoopRunner,
    private readonly moves: Moves,
    private readonly say: (message: FromThread) => void,
  ) {}

  static async open(views: ServedViews, say: (message: FromThread) => void): Promise<ServedRunner> {
    const moves = new Moves(say)
    const log = (message: string): void => say({ type: 'log', message })
    const onStatus = (status: ReturnType<EventLoopRunner['status']>): void => say({ type: 'status', status })
    const onBatch = (batch: ProjectedBatch): void => say({ type: 'batch', batch })
    const database = await SqliteReadDatabase.open({ ...views, log, onMoved: (path) => moves.announce(path) })
    const runner = await EventLoopRunner.open({ ...views, database, log, pace: bulk, onStatus, onBatch })
    const status = runner.status()
    say({ type: 'opened', path: status.making ? undefined : database.path, status })
    return new ServedRunner(views, database, runner, moves, say)
  }

  /** Does what the other thread says. Resolves to whether there is more to hear. */
  async hear(message: ToThread): Promise<boolean> {
    switch (message.type) {
      case 'start':
        this.runner.start()
        return true
      case 'recorded':
        this.views.store.advance(message.head)
        this.say({ type: 'heard' })
        return true
      case 'awaited':
        this.runner.expect(message.position)
        return true
      case 'listen':
        this.#listen(message.on)
        return true
      case 'moved':
        this.moves.done()
        return true
      case 'call':
        await this.#call(message)
        return message.method !== 'stop'
    }
  }

  #listen(on: boolean): void {
    this.#stopListening?.()
    this.#stopListening = on
      ? this.runner.onChanges(({ late }) => {
          if (late.length > 0) this.say({ type: 'late', events: late })
        })
      : undefined
  }

  async #call({ id, ...call }: Call & { id: number }): Promise<void> {
    try {
      this.say({ type: 'answer', id, result: await this.#answer(id, call) })
    } catch (error) {
      this.say({ type: 'failure', id, error: thrown(error) })
    }
  }

  async #answer(id: number, call: Call): Promise<unknown> {
    switch (call.method) {
      case 'retryParked':
        return this.runner.retryParked(call.stream)
      case 'rebuild':
        return this.runner.rebuild((progress) => this.say({ type: 'progress', id, progress }))
      case 'stop':
        await this.runner.stop()
        await this.database.close()
        await this.views.store.close()
        return undefined
    }
  }
}

/** Moves of the views to another file: the old one stays until nobody opens it any more. */
class Moves {
  #done: () => void = () => undefined

  constructor(private readonly say: (message: FromThread) => void) {}

  announce(path: string): Promise<void> {
    this.say({ type: 'moving', path })
    return new Promise((resolve) => (this.#done = resolve))
  }

  done(): void {
    this.#done()
  }
}
