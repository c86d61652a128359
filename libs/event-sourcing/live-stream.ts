import { DecideAgain } from './decide-again.js'
import type { Decider } from './decider.js'
import { DomainError } from './errors.js'
import type { EventCatalogue } from './event-catalogue.js'
import type { EventStore } from './event-store.js'
import type { DomainEvent, NewEvent, Position, RecordedEvent } from './event.js'
import { unfolded, type FoldedStream } from './fold-stream.js'
import { StreamWriter } from './stream-writer.js'

/** What a stream takes before its first event: a client with one touchpoint was measured at 5.4 kB. */
const BYTES_A_STREAM = 4000
/** What an event leaves in a state, more or less: texts stay in the store. */
const BYTES_AN_EVENT = 500

/**
 * One stream folded into its state. The state runs ahead of the disk: it holds the events of commands
 * whose append is still under way. When one fails the whole is thrown away.
 */
export class LiveStream<State, Command, Event extends DomainEvent, Context> {
  private readonly firstRevisions: Map<string, number>
  private readonly writer: StreamWriter
  private current: State
  private lastRevision: number
  private keptRevision: number
  private absorbedEvents = 0
  private spoiled = false

  private constructor(
    private readonly decider: Decider<State, Command, Event, Context>,
    private readonly catalogue: EventCatalogue<Event>,
    private readonly store: EventStore,
    readonly name: string,
    { state, revision, position, firstRevisions }: FoldedStream<State>,
  ) {
    this.current = state
    this.lastRevision = revision
    this.keptRevision = revision
    this.firstRevisions = firstRevisions
    this.writer = new StreamWriter(store, name, revision, position)
  }

  /** Folds what is recorded of a stream, behind what is folded already. */
  static async load<State, Command, Event extends DomainEvent, Context>(
    decider: Decider<State, Command, Event, Context>,
    catalogue: EventCatalogue<Event>,
    store: EventStore,
    name: string,
    folded: FoldedStream<State> = unfolded(() => decider.initialState()),
  ): Promise<LiveStream<State, Command, Event, Context>> {
    const stream = new LiveStream(decider, catalogue, store, name, folded)
    if (await stream.catchUp()) return stream
    throw new DomainError('EVENT_UNREADABLE', `${name} lacks the event after revision ${stream.revision}.`)
  }

  get state(): State {
    return this.current
  }

  /** The revision of the last event in the state, -1 before the first. */
  get revision(): number {
    return this.lastRevision
  }

  /** The position of the last durable event. */
  get position(): Position {
    return this.writer.position
  }

  /** How many events of other writers, or of an earlier life, the state holds. */
  get absorbed(): number {
    return this.absorbedEvents
  }

  /** About as many bytes as the state takes. */
  get bytes(): number {
    return BYTES_A_STREAM + (this.lastRevision + 1) * BYTES_AN_EVENT
  }

  get idle(): boolean {
    return this.writer.idle
  }

  /** Whether the state can no longer be trusted. */
  get void(): boolean {
    return this.spoiled || this.writer.broken
  }

  /** Whether the stream has grown by so many events since it was loaded, or since this was last so. */
  outgrew(events: number): boolean {
    if (this.lastRevision - this.keptRevision < events) return false
    this.keptRevision = this.lastRevision
    return true
  }

  /** The revision of the first event that a command led to, if it did. */
  firstRevisionOf(commandId: string): number | undefined {
    return this.firstRevisions.get(commandId)
  }

  decide(command: Command, context: Context): readonly Event[] {
    return this.decider.decide(this.current, command, context)
  }

  /**
   * Takes the events of one command into the state and gives what the caller asks of it then. When that
   * throws, the state is void.
   */
  evolve<Answer>(events: readonly Event[], commandId: string, answer?: (state: State) => Answer): Answer {
    try {
      for (const event of events) this.fold(event, commandId)
      return answer?.(this.current) as Answer
    } catch (error) {
      this.spoiled = true
      throw error
    }
  }

  /** Records events that are in the state already, see `StreamWriter.write`. */
  write(events: readonly NewEvent[], alone: boolean): Promise<readonly RecordedEvent[]> {
    return this.writer.write(events, alone)
  }

  /** Settles when all events in the state are durable, or failed. */
  durable(): Promise<void> {
    return this.writer.durable()
  }

  /**
   * Makes sure that a decision was based on all that is recorded, and on nothing else: on the state after
   * `absorbed` events of other writers. Throws `DecideAgain` where it was not.
   */
  async confirm(absorbed: number): Promise<void> {
    await this.durable()
    const complete = await this.catchUp()
    if (!complete || this.void || this.absorbed !== absorbed) throw new DecideAgain()
  }

  /** Takes in what other writers recorded. False where own events are under way, which then lose against those. */
  private async catchUp(): Promise<boolean> {
    for await (const recorded of this.store.readStream(this.name, { from: this.writer.revision + 1 })) {
      if (this.has(recorded)) continue
      if (!this.idle || recorded.revision !== this.lastRevision + 1) return false
      this.evolve([this.catalogue.decode(recorded) as DomainEvent as Event], recorded.metadata.commandId)
      this.writer.advance(recorded.revision, recorded.position)
      this.absorbedEvents++
    }
    return true
  }

  private has({ revision, metadata }: RecordedEvent): boolean {
    return revision <= this.lastRevision && this.firstRevisions.has(metadata.commandId)
  }

  private fold(event: Event, commandId: string): void {
    this.current = this.decider.evolve(this.current, event)
    this.lastRevision++
    if (!this.firstRevisions.has(commandId)) this.firstRevisions.set(commandId, this.lastRevision)
  }
}
