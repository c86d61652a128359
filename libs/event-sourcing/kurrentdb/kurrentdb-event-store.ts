import { setMaxListeners } from 'node:events'
import { SystemClock, type Clock } from '../clock.js'
import { encodeEvents } from '../encode-events.js'
import { StoreError } from '../errors.js'
import { START, type NewEvent, type Position, type RecordedEvent } from '../event.js'
import {
  EventStore,
  type Appended,
  type ExpectedRevision,
  type Follow,
  type FollowedBatch,
  type ReadAll,
  type ReadStream,
} from '../event-store.js'
import { Followers, type EventsBehind } from '../followers.js'
import { unwatched, type Instruments } from '../instruments.js'
import { AnsweredAppends } from './answered-appends.js'
import { BatchAppends, type Landed } from './batch-appends.js'
import { askAgain, type Patience } from './back-off.js'
import { Calls } from './calls.js'
import { connectionOf } from './connection-string.js'
import { HeadWatch } from './head-watch.js'
import { Pages } from './pages.js'
import { requireServer } from './server.js'
import { UnaryAppends } from './unary-appends.js'

/** The most events that one read takes, so that a slow reader holds no more. */
const PAGE = 512
const FIRST_PAGE = 64
/** How many events are counted one by one; beyond, their number is reckoned from how much of the log they take. */
const COUNTED = 2048

/** How a store is opened. */
export interface KurrentDbOptions {
  readonly clock?: Clock
  /**
   * How long one answer may take, in milliseconds [10,000]. A read that is not answered is asked again for twice as long,
   * an append is sent again for three times as long.
   */
  readonly patienceMs?: number
  /** Called when nothing is under way any more. */
  readonly onClosed?: () => void
  /** Who watches [nobody]. */
  readonly instruments?: Instruments
}

/**
 * Events in KurrentDB, or in EventStoreDB. Followers read pages that the server filters, each at its own pace; they are
 * woken by the server's checkpoints. An append whose answer is lost is sent again, and recorded once.
 */
export class KurrentDbEventStore extends EventStore {
  readonly #appends: AnsweredAppends
  readonly #pages: Pages
  readonly #followers: Followers
  readonly #watch: HeadWatch
  readonly #closing = new AbortController()
  readonly #underWay = new Set<Promise<unknown>>()

  private constructor(
    private readonly calls: Calls,
    private readonly sender: BatchAppends | UnaryAppends,
    private readonly options: Required<KurrentDbOptions>,
  ) {
    super()
    // Whoever waits to try again listens to it.
    setMaxListeners(0, this.#closing.signal)
    this.#pages = new Pages(calls)
    this.#appends = new AnsweredAppends((append) => sender.append(append), this.#pages, this.#patience(3))
    this.#followers = new Followers(START, (...page) => this.#eventsBehind(...page), options.clock)
    this.#watch = new HeadWatch(calls, this.#pages, options.clock, (head) => this.advance(head))
  }

  /**
   * Connects, and looks whether the server will do. Throws `STORE_URL_INVALID`, `STORE_UNAVAILABLE`, `STORE_TOO_OLD`,
   * `STORE_ACCESS_DENIED` and `STORE_CERTIFICATE_REFUSED`.
   */
  static async connect(
    url: string,
    {
      clock = new SystemClock(),
      patienceMs = 10_000,
      onClosed = () => undefined,
      instruments = unwatched,
    }: KurrentDbOptions = {},
  ): Promise<KurrentDbEventStore> {
    const { text, requiresLeader } = connectionOf(url, patienceMs)
    const calls = new Calls(text, { requiresLeader })
    try {
      const end = await askAgain(() => requireServer(calls), { clock, forMs: patienceMs })
      const sender = (await calls.takesBatches())
        ? new BatchAppends(calls, patienceMs)
        : new UnaryAppends(calls, patienceMs)
      const store = new KurrentDbEventStore(calls, sender, { clock, patienceMs, onClosed, instruments })
      store.advance(end)
      store.#watch.start()
      return store
    } catch (error) {
      await calls.close()
      throw error
    }
  }

  async append(stream: string, expected: ExpectedRevision, events: readonly NewEvent[]): Promise<Appended> {
    this.#requireOpen()
    const { encoded, bytes } = encodeEvents(stream, events)
    const landing = this.#appends.append({ stream, expected, events: encoded })
    const { revision, position } = await this.#finished(this.#watched(landing, events.length, bytes))
    this.advance(position)
    const first = revision - events.length + 1
    return {
      revision,
      position,
      events: events.map((event, index) => ({ ...event, stream, revision: first + index, position })),
    }
  }

  async *readStream(
    stream: string,
    { from, direction = 'forwards', limit = Infinity }: ReadStream = {},
  ): AsyncGenerator<RecordedEvent> {
    let next = from
    let left = limit
    for (let size = FIRST_PAGE; left > 0; size = Math.min(size * 2, PAGE)) {
      const request = { stream, from: next, direction, limit: Math.min(size, left) }
      const page = await this.#ask(() => this.#pages.ofStream(request))
      yield* page
      const last = page.at(-1)?.revision
      if (page.length < request.limit || last === undefined || (direction === 'backwards' && last === 0)) return
      next = direction === 'forwards' ? last + 1 : last - 1
      left -= page.length
    }
  }

  async *readAll({ after = START, upTo, streams, limit = Infinity }: ReadAll = {}): AsyncGenerator<RecordedEvent> {
    if (streams?.length === 0) return this.#requireOpen()
    const head = await this.head()
    const end = upTo !== undefined && upTo < head ? upTo : head
    let position = after
    let left = limit
    while (left > 0 && position < end) {
      const [behind, most] = [position, Math.min(PAGE, left)]
      const events = await this.#ask(() => this.#pages.behind(behind, most, streams))
      for (const event of events) {
        if (event.position > end) return
        yield event
      }
      left -= events.length
      position = events.at(-1)?.position ?? end
    }
  }

  follow({ signal, ...options }: Follow): AsyncIterable<FollowedBatch> {
    this.#requireOpen()
    return this.#followers.follow({ ...options, signal: AbortSignal.any([signal, this.#closing.signal]) })
  }

  async head(): Promise<Position> {
    return (await this.#ask(() => this.#pages.last()))?.position ?? START
  }

  async countAfter(position: Position): Promise<number> {
    const events = await this.#ask(() => this.#pages.behind(position, COUNTED))
    const last = events.at(-1)
    if (!last || events.length < COUNTED) return events.length
    const bytesAnEvent = distance(position, last.position) / events.length
    return Math.round(distance(position, await this.head()) / bytesAnEvent)
  }

  async close(): Promise<void> {
    if (this.#closing.signal.aborted) return
    this.#closing.abort()
    await Promise.allSettled(this.#underWay)
    this.#followers.close()
    await this.#watch.close()
    await this.sender.close()
    await this.calls.close()
    this.options.onClosed()
  }

  /** Others of this process wrote to the log, up to here: followers go on. */
  advance(head: Position): void {
    if (head > this.#followers.head) this.#followers.resume(head)
  }

  /** Asks until the server is back, or nobody follows any more. */
  async #eventsBehind(
    after: Position,
    limit: number,
    streams: readonly string[] | undefined,
    signal: AbortSignal,
  ): Promise<EventsBehind> {
    const { clock } = this.options
    try {
      return await askAgain(() => this.#lookBehind(after, limit, streams), { clock, forMs: Infinity, signal })
    } catch (error) {
      if (!signal.aborted) throw error
      return { events: [], position: after }
    }
  }

  /** The head is looked up before a page that turns out empty: whatever stands up to it, the page would have had. */
  async #lookBehind(after: Position, limit: number, streams: readonly string[] | undefined): Promise<EventsBehind> {
    for (let head: Position | undefined; ; head = await this.#pages.end()) {
      const events = streams?.length === 0 ? [] : await this.#pages.behind(after, limit, streams)
      const last = events.at(-1)
      if (last) return { events, position: last.position }
      if (head !== undefined) return { events, position: head > after ? head : after }
    }
  }

  /** An append is answered when it is durable: it is a commit of its own, whatever the server writes together. */
  async #watched(landing: Promise<Landed>, events: number, bytes: number): Promise<Landed> {
    const started = performance.now()
    let failed = true
    try {
      const landed = await landing
      failed = false
      return landed
    } finally {
      this.options.instruments.committed({ appends: 1, events, bytes, ms: performance.now() - started, failed })
    }
  }

  #finished<Result>(work: Promise<Result>): Promise<Result> {
    const done = work.finally(() => this.#underWay.delete(done))
    this.#underWay.add(done)
    return done
  }

  async #ask<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
    this.#requireOpen()
    return askAgain(ask, this.#patience(2))
  }

  #patience(times: number): Patience {
    const { clock, patienceMs } = this.options
    return { clock, forMs: times * patienceMs, signal: this.#closing.signal }
  }

  #requireOpen(): void {
    if (this.#closing.signal.aborted) throw new StoreError('STORE_CLOSED', 'The event store is closed.')
  }
}

/** How much of the log lies between two positions. */
const distance = (from: Position, to: Position): number => Number(BigInt(to) - BigInt(from === START ? 0 : from))
