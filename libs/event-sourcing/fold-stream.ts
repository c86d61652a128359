import type { Decider } from './decider.js'
import type { EventCatalogue } from './event-catalogue.js'
import type { EventReader } from './event-store.js'
import { START, type DomainEvent, type Position } from './event.js'
import type { Snapshot, Snapshots, StateCodec } from './snapshots.js'

/** What a stream of one kind is folded with. */
export interface Folding<State, Event extends DomainEvent> {
  readonly decider: Pick<Decider<State, never, Event, never>, 'initialState' | 'evolve'>
  readonly catalogue: EventCatalogue<Event>
}

/** A stream folded up to one of its events; an unknown one has the revision -1. */
export interface FoldedStream<State> {
  readonly state: State
  readonly revision: number
  readonly eventId: string
  readonly position: Position
  /** From each command to the revision of its first event. */
  readonly firstRevisions: Map<string, number>
}

/** A stream before its first event. */
export const unfolded = <State>(initialState: () => State): FoldedStream<State> => ({
  state: initialState(),
  revision: -1,
  eventId: '',
  position: START,
  firstRevisions: new Map(),
})

/** The stream as its latest snapshot has it; undefined where there is none, or where it tells of another history. */
export async function fromSnapshot<State>(
  stream: string,
  reader: EventReader,
  snapshots: Pick<Snapshots, 'latest'>,
  codec: StateCodec<State>,
): Promise<FoldedStream<State> | undefined> {
  const snapshot = snapshots.latest(stream, codec.version)
  if (!snapshot) return undefined
  for await (const { id } of reader.readStream(stream, { from: snapshot.revision, limit: 1 })) {
    if (id !== snapshot.eventId) return undefined
    const { revision, eventId, position, commands, state } = snapshot
    const firstRevisions = new Map(JSON.parse(commands) as [string, number][])
    return { state: codec.decode(state), revision, eventId, position, firstRevisions }
  }
  return undefined
}

/** Folds a stream up to its last event, from its latest snapshot on where there is one, and makes the next snapshot of it. */
export async function makeSnapshot<State, Event extends DomainEvent>(
  stream: string,
  reader: EventReader,
  snapshots: Pick<Snapshots, 'latest'>,
  { decider, catalogue, codec }: Folding<State, Event> & { readonly codec: StateCodec<State> },
): Promise<Snapshot | undefined> {
  const begun = (await fromSnapshot(stream, reader, snapshots, codec)) ?? unfolded(() => decider.initialState())
  let { state, revision, eventId, position } = begun
  const { firstRevisions } = begun
  for await (const recorded of reader.readStream(stream, { from: revision + 1 })) {
    const { commandId } = recorded.metadata
    state = decider.evolve(state, catalogue.decode(recorded) as DomainEvent as Event)
    if (!firstRevisions.has(commandId)) firstRevisions.set(commandId, recorded.revision)
    ;({ revision, id: eventId, position } = recorded)
  }
  if (revision === begun.revision) return undefined
  return { revision, eventId, position, commands: JSON.stringify([...firstRevisions]), state: codec.encode(state) }
}
