import { setMaxListeners } from 'node:events'
import { readableFrom } from './readable-range.js'
import { StreamIndex } from './stream-index.js'
import type { ProposedEvent, StoredEvent } from './stored-event.js'

/** Bytes of a prepare record beside its texts and payloads: KurrentDB.Core/TransactionLog/LogRecords/PrepareLogRecord.cs. */
const recordOverhead = 90

/** What the epoch record takes at the head of every log; $all never shows it (EventFilter.cs, DefaultAllFilterStrategy). */
const epochRecord = 241

/** The events of a server, in the order of $all, and the streams they stand in. */
export class TransactionLog {
  private readonly stored: StoredEvent[] = []
  /** Starts of records that are no events, from which a read may begin all the same. */
  private readonly blanks = new Set<number>()
  private readonly listeners = new Set<() => void>()
  private readonly abandonment = new AbortController()
  readonly streams = new StreamIndex()
  private offset = 0

  constructor(private readonly now: () => number) {
    // Every call under way listens to it.
    setMaxListeners(0, this.abandonment.signal)
    this.writeBlank(epochRecord)
  }

  /** Every event, system events too. */
  get events(): readonly StoredEvent[] {
    return this.stored
  }

  /** The offset behind the last record. */
  get end(): number {
    return this.offset
  }

  /** Aborted when the log is given up for another. */
  get abandoned(): AbortSignal {
    return this.abandonment.signal
  }

  abandon(): void {
    this.abandonment.abort()
  }

  /** Events that a read of the stream from its start would give. */
  stream(name: string): readonly StoredEvent[] {
    const events = this.streams.eventsOf(name)
    return events.slice(readableFrom(this.streams, name, this.now()))
  }

  /** The time, in milliseconds since the epoch. */
  time(): number {
    return this.now()
  }

  /** Stores an event and tells those who follow. */
  write(stream: string, revision: number, event: ProposedEvent): StoredEvent {
    const position = this.offset
    // A record is its fixed part, its stream and type, and its payloads: positions are offsets, and so are sparse.
    const size = recordOverhead + stream.length + event.type.length + event.data.length + event.metadata.length
    const { id, type, isJson, data, metadata } = event
    const [end, created] = [position + size, this.now()]
    const stored: StoredEvent = { id, type, isJson, data, metadata, stream, revision, position, end, created }
    this.offset = stored.end
    this.stored.push(stored)
    this.streams.add(stored)
    for (const listener of this.listeners) listener()
    return stored
  }

  /** Writes a record that is no event, as an append of no events does; answers its position. */
  writeBlank(size: number = recordOverhead): number {
    const position = this.offset
    this.blanks.add(position)
    this.offset += size
    return position
  }

  /** The index of the first event at or behind an offset. */
  indexFrom(position: number): number {
    let low = 0
    let high = this.stored.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.stored[middle]?.position ?? Infinity) < position) low = middle + 1
      else high = middle
    }
    return low
  }

  /** Whether a record begins at this offset; the log has no other places to read from. */
  isBoundary(offset: number): boolean {
    return offset >= this.offset || this.blanks.has(offset) || this.stored[this.indexFrom(offset)]?.position === offset
  }

  /** Calls back after each event that is stored, until the answer is called. */
  follow(listener: () => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }
}
