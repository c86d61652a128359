import { setMaxListeners } from 'node:events'
import { SystemClock, type Clock } from '../clock.js'
import { encodeEvents, type EncodedEvent } from '../encode-events.js'
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
import { unwatched, type Instruments } from '../instruments.js'
import { Followers, type EventsBehind } from '../followers.js'
import { BatchAppends, type Landed, type SentAppend } from './append-calls.js'
import { askAgain, backOff, type Patience } from './back-off.js'
import { Calls } from './calls.js'
import { connectionOf } from './connection-string.js'
import { mayPass } from './failures.js'
import { HeadWatch } from './head-watch.js'
import { offsetOf } from './log-position.js'
import { allPage, streamPage, type AllPageRequest, type StreamPageRequest } from './read-request.js'
import { recordedEvent } from './recorded.js'
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
  readonly #followers: Followers
  readonly #watch: HeadWatch
  readonly #closing = new AbortController()
  readonly #underWay = new Set<Promise<unknown>>()
  readonly #patience: Patience

  private constructor(
    private readonly calls: Calls,
    private readonly appends: BatchAppends | UnaryAppends,
    private readonly clock: Clock,
    private readonly patienceMs: number,
    private readonly onClosed: () => void,
    private readonly instruments: Instruments,
  ) {
    super()
    // Whoever waits to try again listens to it.
    setMaxListeners(0, this.#closing.signal)
    this.#patience = { clock, forMs: 2 * patienceMs, signal: this.#closing.signal }
    this.#followers = new Followers(START, (...page) => this.#eventsBehind(...page), clock)
    this.#watch = new HeadWatch(calls, clock, (head) => this.advance(head))
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
      await askAgain(() => requireServer(calls), { clock, forMs: patienceMs, signal: new AbortController().signal })
      const appends = (await calls.takesBatches())
        ? new BatchAppends(calls, patienceMs)
        : new UnaryAppends(calls, patienceMs)
      const store = new KurrentDbEventStore(calls, appends, clock, patienceMs, onClosed, instruments)
      store.advance((await store.#watch.head()) ?? START)
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
    const landing = this.#watched(this.#land({ stream, expected, events: encoded }), events.length, bytes)
    const { revision, position } = await this.#finished(landing)
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
      const wanted = Math.min(size, left)
      const page = await this.#streamPage({ stream, from: next, direction, limit: wanted })
      yield* page
      const last = page.at(-1)?.revision
      if (page.length < wanted || last === undefined || (direction === 'backwards' && last === 0)) return
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
      const events = await this.#allBehind(position, Math.min(PAGE, left), streams)
      for (const event of events) {
        if (event.position > end) return
        yield event
      }
      left -= events.length
      position = events.at(-1)?.position ?? end
    }
  }

  follow(options: Follow): AsyncIterable<FollowedBatch> {
    this.#requireOpen()
    return this.#followers.follow(options)
  }

  async head(): Promise<Position> {
    const [last] = await this.#allPage({ from: undefined, direction: 'backwards', limit: 1 })
    return last?.position ?? START
  }

  async countAfter(position: Position): Promise<number> {
    const events = await this.#counted(position)
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
    await this.appends.close()
    await this.calls.close()
    this.onClosed()
  }

  /** Others of this process wrote to the log, up to here: followers go on. */
  advance(head: Position): void {
    if (head > this.#followers.head) this.#followers.resume(head)
  }

  /** Sends an append until it is answered. What was sent before may have been recorded: its events tell. */
  async #land(append: SentAppend): Promise<Landed> {
    const giveUpAt = performance.now() + 3 * this.patienceMs
    for (let failures = 0; ; failures++) {
      try {
        return await this.appends.append(append)
      } catch (error) {
        const isRefused = error instanceof StoreError && error.code === 'WRONG_EXPECTED_REVISION'
        const before = failures > 0 && isRefused ? await this.#recordedBefore(append) : undefined
        if (before) return before
        if (!mayPass(error) || this.#closing.signal.aborted || performance.now() > giveUpAt) throw error
      }
      await backOff(this.clock, failures, this.#closing.signal)
    }
  }

  /** Where an append was recorded of which the answer was lost. */
  async #recordedBefore({ stream, expected, events }: SentAppend): Promise<Landed | undefined> {
    const from = expected === 'no-stream' ? 0 : expected + 1
    const page = await this.#streamPage({ stream, from, direction: 'forwards', limit: events.length })
    const isOurs = page.length === events.length && page.every(({ id }, index) => id === idOf(events[index]))
    const last = page.at(-1)
    return isOurs && last ? last : undefined
  }

  async #eventsBehind(
    after: Position,
    limit: number,
    streams: readonly string[] | undefined,
    signal: AbortSignal,
  ): Promise<EventsBehind> {
    for (let failures = 0; ; failures++) {
      try {
        return await this.#lookBehind(after, limit, streams)
      } catch (error) {
        const ends = signal.aborted || this.#closing.signal.aborted
        if (ends) return { events: [], position: after }
        if (!mayPass(error)) throw error
        await backOff(this.clock, failures, AbortSignal.any([signal, this.#closing.signal]))
      }
    }
  }

  /** The head is looked up before a page that turns out empty: whatever stands up to it, the page would have had. */
  async #lookBehind(after: Position, limit: number, streams: readonly string[] | undefined): Promise<EventsBehind> {
    for (let head: Position | undefined; ; head = (await this.#watch.head()) ?? START) {
      const events = streams?.length === 0 ? [] : await this.#allBehind(after, limit, streams)
      const last = events.at(-1)
      if (last) return { events, position: last.position }
      if (head !== undefined) return { events, position: head > after ? head : after }
    }
  }

  /** A page begins with what stands at its position, which is known already. */
  async #allBehind(after: Position, limit: number, streams?: readonly string[]): Promise<RecordedEvent[]> {
    const page = await this.#allPage({ from: offsetOf(after), direction: 'forwards', streams, limit: limit + 1 })
    return page.filter(({ position }) => position > after).slice(0, limit)
  }

  async #counted(after: Position): Promise<RecordedEvent[]> {
    return this.#allBehind(after, COUNTED)
  }

  async #allPage(page: AllPageRequest): Promise<RecordedEvent[]> {
    this.#requireOpen()
    return eventsIn(await askAgain(() => this.calls.page(allPage(page)), this.#patience))
  }

  async #streamPage(page: StreamPageRequest): Promise<RecordedEvent[]> {
    this.#requireOpen()
    return eventsIn(await askAgain(() => this.calls.page(streamPage(page)), this.#patience))
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
      this.instruments.committed({ appends: 1, events, bytes, ms: performance.now() - started, failed })
    }
  }

  #finished<Result>(work: Promise<Result>): Promise<Result> {
    const done = work.finally(() => this.#underWay.delete(done))
    this.#underWay.add(done)
    return done
  }

  #requireOpen(): void {
    if (this.#closing.signal.aborted) throw new StoreError('STORE_CLOSED', 'The event store is closed.')
  }
}

const idOf = (encoded: EncodedEvent | undefined): string | undefined => encoded?.event.id

/** How much of the log lies between two positions. */
const distance = (from: Position, to: Position): number => Number(BigInt(to) - BigInt(from === START ? 0 : from))

function eventsIn(responses: Awaited<ReturnType<Calls['page']>>): RecordedEvent[] {
  return responses.flatMap((response) => {
    const event = response.getEvent()?.getEvent()
    return event ? [recordedEvent(event)] : []
  })
}
