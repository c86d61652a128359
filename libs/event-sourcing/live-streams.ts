import type { Decider } from './decider.js'
import type { EventCatalogue } from './event-catalogue.js'
import type { EventStore } from './event-store.js'
import type { DomainEvent } from './event.js'
import { fromSnapshot } from './fold-stream.js'
import { unwatched, type Instruments } from './instruments.js'
import { LiveStream } from './live-stream.js'
import { LruMap } from './lru-map.js'
import type { Snapshots, StateCodec } from './snapshots.js'

const CACHE_BYTES = 64 * 1024 * 1024
/** By how many events a stream grows before its state is kept again: they are folded in some 50 ms. */
const SNAPSHOT_AFTER = 5000

/** What streams are folded with, and how many of them are kept folded. */
export interface LiveStreamsOptions<State, Command, Event extends DomainEvent, Context> {
  readonly store: EventStore
  readonly catalogue: EventCatalogue<Event>
  readonly decider: Decider<State, Command, Event, Context>
  /** How much folded state to keep [64 MB], in bytes of `sizeOf`. */
  readonly cacheBytes?: number
  /** The size of a state, asked after every command; by default it goes by how many events were folded. */
  readonly sizeOf?: (state: State) => number
  /** Where the states of long streams are kept, and how [nowhere]. */
  readonly snapshots?: { readonly kept: Snapshots; readonly codec: StateCodec<State> } | undefined
  /** Who watches [nobody]. */
  readonly instruments?: Instruments
}

/** Streams folded into their states: loaded once each, kept within bounds, and thrown away where they are void. */
export class LiveStreams<State, Command, Event extends DomainEvent, Context> {
  private readonly streams: LruMap<LiveStream<State, Command, Event, Context>>
  private readonly loading = new Map<string, Promise<LiveStream<State, Command, Event, Context>>>()

  constructor(private readonly options: LiveStreamsOptions<State, Command, Event, Context>) {
    this.streams = new LruMap(options.cacheBytes ?? CACHE_BYTES, (stream) => stream.idle || stream.void)
    const { instruments = unwatched } = options
    instruments.keepsStates(() => this.streams.weight)
  }

  /** A stream that is at hand. */
  known(name: string): LiveStream<State, Command, Event, Context> | undefined {
    const stream = this.streams.get(name)
    if (stream?.void !== true) return stream
    this.streams.delete(name)
    return undefined
  }

  /** A stream, loaded where it is not at hand. */
  async live(name: string): Promise<LiveStream<State, Command, Event, Context>> {
    for (;;) {
      const stream = this.known(name) ?? (await this.load(name))
      if (!stream.void) return stream
    }
  }

  /** Keeps a stream at hand, and notes how large it is now. */
  keep(stream: LiveStream<State, Command, Event, Context>): LiveStream<State, Command, Event, Context> {
    const { sizeOf, snapshots } = this.options
    if (snapshots && stream.outgrew(SNAPSHOT_AFTER)) snapshots.kept.request(stream.name)
    this.streams.set(stream.name, stream, sizeOf === undefined ? stream.bytes : sizeOf(stream.state))
    return stream
  }

  /** Loads a stream once, however many ask for it meanwhile. */
  private load(name: string): Promise<LiveStream<State, Command, Event, Context>> {
    const underWay = this.loading.get(name)
    if (underWay !== undefined) return underWay
    const loading = this.fold(name)
      .then((stream) => this.keep(stream))
      .finally(() => this.loading.delete(name))
    this.loading.set(name, loading)
    return loading
  }

  private async fold(name: string): Promise<LiveStream<State, Command, Event, Context>> {
    const { decider, catalogue, store, snapshots } = this.options
    const folded = snapshots && (await fromSnapshot(name, store, snapshots.kept, snapshots.codec))
    return LiveStream.load(decider, catalogue, store, name, folded)
  }
}
