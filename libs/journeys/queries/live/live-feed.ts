import { Injectable } from '@nestjs/common'
import { DomainError, EventStore, type Position, type RecordedEvent } from '#event-sourcing'
import { ProjectionRunner } from '#views'
import { CLIENTS, clientOf, readable } from './client-streams.js'
import { missed } from './missed.js'
import { Resumed } from './resumed.js'
import { Topic } from './topic.js'
import type { Found, Watch } from './watch.js'

/** How many events are told of together. */
const PAGE = 512
const LIMITS = { rows: 1000, bytes: 1_000_000 }

/**
 * Tells those who watch what happens. It follows the events up to where the rows are, and shows what they brought as
 * the rows have it: so that rows that come late, or a thread of the views that dies, lose nobody anything.
 */
@Injectable()
export class LiveFeed {
  readonly #topics = new Map<string, Topic>()
  /** Up to here all events have been handed to those who watch; who joins reads what came before. */
  #told: Position
  #stop: (() => void) | undefined
  #isTelling = false

  constructor(
    private readonly store: EventStore,
    private readonly runner: ProjectionRunner,
  ) {
    this.#told = runner.position
  }

  /**
   * What comes from now on; all that came behind a position first, if one is given. Throws `POSITION_INVALID` for one
   * that this store has not given. Iterating ends with `SUBSCRIBER_TOO_SLOW`, or with what kept the feed from going on.
   */
  async watch<Row>(watch: Watch<Row>, after?: Position): Promise<AsyncIterableIterator<Found<Row>>> {
    if (after !== undefined) await this.#requireKnown(after)
    const topic = this.#topicOf(watch)
    const upTo = this.#told
    if (after === undefined || after >= upTo) return topic.join(after ?? upTo, LIMITS)
    const live = topic.join(upTo, LIMITS)
    return new Resumed((signal) => missed(this.store, watch, { after, upTo }, signal), live)
  }

  async #requireKnown(position: Position): Promise<void> {
    if (position > (await this.store.head()))
      throw new DomainError('POSITION_INVALID', `${position} is not a position of this store.`)
    // The store refuses one that it never gave when it is to read behind it.
    for await (const _ of this.store.readAll({ after: position, limit: 1 })) return
  }

  #topicOf<Row>(watch: Watch<Row>): Topic<Row> {
    const known = this.#topics.get(watch.name)
    // Watches of one name find the same rows.
    if (known) return known as Topic<Row>
    if (this.#topics.size === 0) this.#listen()
    const topic = new Topic(watch, () => {
      this.#topics.delete(watch.name)
      if (this.#topics.size === 0) this.#stop?.()
    })
    this.#topics.set(watch.name, topic)
    return topic
  }

  #listen(): void {
    this.#told = this.runner.position
    this.#stop = this.runner.onChanges(({ late }) => {
      void this.#tellAll()
      if (late.length > 0) void this.#tell(late, this.#told)
    })
  }

  /** Tells of all events up to where the rows are, one page after the other. */
  async #tellAll(): Promise<void> {
    if (this.#isTelling) return
    this.#isTelling = true
    try {
      while (this.#topics.size > 0 && this.#told < this.runner.position) await this.#tellUpTo(this.runner.position)
    } catch (error) {
      for (const topic of [...this.#topics.values()]) topic.fail(error)
    } finally {
      this.#isTelling = false
    }
  }

  async #tellUpTo(upTo: Position): Promise<void> {
    let page: RecordedEvent[] = []
    for await (const event of this.store.readAll({ after: this.#told, upTo, streams: [CLIENTS] })) {
      page.push(event)
      if (event.position === upTo) break
      if (page.length < PAGE) continue
      this.#told = event.position
      await this.#tell(page)
      page = []
    }
    this.#told = upTo
    await this.#tell(page)
  }

  async #tell(events: readonly RecordedEvent[], lateAt?: Position): Promise<void> {
    const topics = [...this.#topics.values()]
    const isOfAll = topics.some(({ watch }) => watch.clientId === undefined)
    const watched = new Set(topics.map(({ watch }) => watch.clientId))
    const told = readable(isOfAll ? events : events.filter((event) => watched.has(clientOf(event))))
    if (told.length === 0) return
    const byClient = groupedByClient(told)
    await Promise.all(
      topics.flatMap((topic) => {
        const { clientId } = topic.watch
        const concerning = clientId === undefined ? told : byClient.get(clientId)
        return concerning ? [topic.tell(concerning, lateAt)] : []
      }),
    )
  }
}

function groupedByClient<Event extends RecordedEvent>(events: readonly Event[]): Map<string, Event[]> {
  const groups = new Map<string, Event[]>()
  for (const event of events) {
    const group = groups.get(clientOf(event))
    if (group) group.push(event)
    else groups.set(clientOf(event), [event])
  }
  return groups
}
