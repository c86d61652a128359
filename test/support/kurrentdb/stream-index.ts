import { originalOf, metastreamOf, tombstoneRevision, type StoredEvent } from './stored-event.js'
import { metadataOfMetastreams, parseStreamMetadata, type StreamMetadata } from './stream-metadata.js'

const none: readonly StoredEvent[] = []
const noMetadata: StreamMetadata = {}

/** Which events stand in which stream, and what is known of each stream. */
export class StreamIndex {
  private readonly byName = new Map<string, StoredEvent[]>()
  private readonly metadata = new Map<string, StreamMetadata>()
  /** Ids that the writer remembers, with the stream and revision of the latest event of each. */
  private readonly ids = new Map<string, StoredEvent>()
  private readonly tombstones = new Map<string, StoredEvent>()

  /** All that was ever written to a stream but its tombstone: the n-th is at revision n. */
  eventsOf(stream: string): readonly StoredEvent[] {
    return this.byName.get(stream) ?? none
  }

  /** −1 for a stream that never was; a metastream is deleted with its stream (IndexReader.cs, GetStreamLastEventNumberCached). */
  lastRevision(stream: string): number {
    if (this.tombstones.has(originalOf(stream) ?? stream)) return tombstoneRevision
    return this.eventsOf(stream).length - 1
  }

  /** The event that ended the stream for good. */
  tombstoneOf(stream: string): StoredEvent | undefined {
    return this.tombstones.get(stream)
  }

  metadataOf(stream: string): StreamMetadata {
    if (originalOf(stream) !== undefined) return metadataOfMetastreams
    return this.metadata.get(stream) ?? noMetadata
  }

  latestMetadataEvent(stream: string): StoredEvent | undefined {
    return this.eventsOf(metastreamOf(stream)).at(-1)
  }

  /** The event of this id, as long as the writer remembers it. */
  remembered(id: string): StoredEvent | undefined {
    return this.ids.get(id)
  }

  /** The ids are kept in memory alone: a server that starts again knows none (IndexWriter.cs, _committedEvents). */
  forgetIds(): void {
    this.ids.clear()
  }

  add(event: StoredEvent): void {
    this.ids.set(event.id, event)
    if (event.revision === tombstoneRevision) {
      this.tombstones.set(event.stream, event)
      return
    }
    const events = this.byName.get(event.stream)
    if (events === undefined) this.byName.set(event.stream, [event])
    else events.push(event)
    const original = originalOf(event.stream)
    if (original !== undefined) this.metadata.set(original, parseStreamMetadata(event))
  }
}
