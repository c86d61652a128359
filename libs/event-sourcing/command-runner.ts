import { setTimeout } from 'node:timers/promises'
import { DecideAgain } from './decide-again.js'
import { DomainError } from './errors.js'
import type { DomainEvent, Position, Recorded, RecordedEvent } from './event.js'
import { describeEvents, type EventOrigin } from './describe-events.js'
import { unwatched, type Instruments } from './instruments.js'
import type { LiveStream } from './live-stream.js'
import { LiveStreams, type LiveStreamsOptions } from './live-streams.js'

const ATTEMPTS = 8
const LONGEST_PAUSE_MS = 100

/** What a runner works with. */
export interface CommandRunnerOptions<State, Command, Event extends DomainEvent, Context> extends LiveStreamsOptions<
  State,
  Command,
  Event,
  Context
> {
  /** The stream of an aggregate. */
  readonly streamOf: (id: string) => string
  readonly now: () => Date
  /** How to wait before another attempt, in milliseconds. */
  readonly pause?: (ms: number) => Promise<void>
}

/** Who asks for a command, on what grounds, and what they want to know of the state afterwards. */
export interface CommandRequest<State, Context, Answer = undefined> extends EventOrigin {
  readonly context: Context
  /** Copies what the caller needs out of the state; it must not keep the state itself, which moves on. */
  readonly answer?: (state: State) => Answer
}

/** What came of a command, all of it durable. */
export interface Outcome<Event extends DomainEvent, Answer = undefined> {
  /** The events of this command; none where it changed nothing. */
  readonly events: readonly Recorded<Event>[]
  /** The revision of the command's last event, or that of the stream where it changed nothing (-1: no stream). */
  readonly revision: number
  /** A reader that has come to this position has seen all that the outcome tells. */
  readonly position: Position
  /** Whether the command had been recorded before; then `answer` tells of the state as it is now. */
  readonly repeated: boolean
  readonly answer: Answer
}

/**
 * Runs commands against the streams of one kind of aggregate: folds a stream once, keeps its state, decides,
 * and answers when the events are durable. Commands on one stream do not wait for each other's flush: each
 * is decided on the state that those before it led to, and falls with them if their append fails.
 *
 * Throws what the decider refuses with; `CONFLICT` when other writers were faster eight times; and the
 * store's own failures as they are. A refusal, too, is told only when what it was based on is durable.
 */
export class CommandRunner<State, Command, Event extends DomainEvent, Context = void> {
  private readonly streams: LiveStreams<State, Command, Event, Context>
  private readonly instruments: Instruments

  constructor(private readonly options: CommandRunnerOptions<State, Command, Event, Context>) {
    this.streams = new LiveStreams(options)
    this.instruments = options.instruments ?? unwatched
  }

  /** Runs one command. The same `commandId` again is answered from what it recorded. */
  async run<Answer = undefined>(
    id: string,
    command: Command,
    request: CommandRequest<State, Context, Answer>,
  ): Promise<Outcome<Event, Answer>> {
    const { streamOf, pause = setTimeout } = this.options
    const name = streamOf(id)
    let alone = false
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.attempt(name, command, request, alone)
      } catch (error) {
        if (!(error instanceof DecideAgain)) throw error
        this.instruments.decidesAgain()
        if (attempt === ATTEMPTS) throw conflict(name, error)
        alone ||= error.alone
        // The first loser tries again at once; who loses again lets the others go first.
        if (attempt > 1) await pause(Math.random() * Math.min(2 ** attempt, LONGEST_PAUSE_MS))
      }
    }
  }

  /** The state of an aggregate as the next command would find it: events whose append is under way included. */
  async stateOf(id: string): Promise<State> {
    return (await this.streams.live(this.options.streamOf(id))).state
  }

  private async attempt<Answer>(
    name: string,
    command: Command,
    request: CommandRequest<State, Context, Answer>,
    alone: boolean,
  ): Promise<Outcome<Event, Answer>> {
    const known = this.streams.known(name)
    this.instruments.foundState(known !== undefined)
    const stream = known ?? (await this.streams.live(name))
    const first = stream.firstRevisionOf(request.commandId)
    if (first !== undefined) return this.repeat(stream, first, request)
    const { absorbed } = stream
    let events: readonly Event[]
    try {
      events = this.instruments.deciding(() => stream.decide(command, request.context))
    } catch (refusal) {
      await stream.confirm(absorbed)
      // The same command came twice, and the other one was decided later, when nothing stood against it any more.
      const later = stream.firstRevisionOf(request.commandId)
      if (later !== undefined) return this.repeat(stream, later, request)
      throw refusal
    }
    if (events.length === 0) return this.nothing(stream, request)
    return this.instruments.appending(() => this.record(stream, events, request, alone))
  }

  private async record<Answer>(
    stream: LiveStream<State, Command, Event, Context>,
    events: readonly Event[],
    request: CommandRequest<State, Context, Answer>,
    alone: boolean,
  ): Promise<Outcome<Event, Answer>> {
    const newEvents = describeEvents(events, request, this.options, this.instruments.traceparent)
    const answer = stream.evolve(events, request.commandId, request.answer)
    this.streams.keep(stream)
    const recorded = await stream.write(newEvents, alone)
    const { revision, position } = placeOf(recorded, stream)
    return { events: recorded as readonly Recorded<Event>[], revision, position, repeated: false, answer }
  }

  private async nothing<Answer>(
    stream: LiveStream<State, Command, Event, Context>,
    request: CommandRequest<State, Context, Answer>,
  ): Promise<Outcome<Event, Answer>> {
    const { absorbed, revision } = stream
    const answer = request.answer?.(stream.state) as Answer
    await stream.confirm(absorbed)
    return { events: [], revision, position: stream.position, repeated: false, answer }
  }

  private async repeat<Answer>(
    stream: LiveStream<State, Command, Event, Context>,
    first: number,
    request: CommandRequest<State, Context, Answer>,
  ): Promise<Outcome<Event, Answer>> {
    const answer = request.answer?.(stream.state) as Answer
    await stream.durable()
    const events: Recorded<Event>[] = []
    for await (const recorded of this.options.store.readStream(stream.name, { from: first })) {
      if (recorded.metadata.commandId !== request.commandId) break
      events.push(this.options.catalogue.decode(recorded))
    }
    return { ...placeOf(events, stream), events, repeated: true, answer }
  }
}

function placeOf(
  events: readonly RecordedEvent[],
  stream: { revision: number; position: Position },
): { revision: number; position: Position } {
  const { revision, position } = events.at(-1) ?? stream
  return { revision, position }
}

function conflict(stream: string, { cause }: DecideAgain): DomainError<'CONFLICT'> {
  const error = new DomainError(
    'CONFLICT',
    `Others kept changing ${stream} at the same time. Send the command again, with the same id.`,
  )
  error.cause = cause
  return error
}
