import { randomUUID } from 'node:crypto'
import { checkCommit } from './commit-check.js'
import {
  metastreamOf,
  originalOf,
  tombstoneRevision,
  type ExpectedRevision,
  type ProposedEvent,
  type StoredEvent,
} from './stored-event.js'
import { isSoftDeleted, softDeletedMetadata, undeletedMetadata } from './stream-metadata.js'
import type { SystemEvents } from './system-events.js'
import type { TransactionLog } from './transaction-log.js'

/** How a write ended. `revision` is the stream's last after it, −1 if there is no stream; `position` is in $all. */
export type WriteOutcome =
  | { readonly kind: 'written'; readonly revision: number; readonly position: number }
  | { readonly kind: 'wrong-revision'; readonly current: number }
  | { readonly kind: 'stream-deleted' }

export interface AppendRequest {
  readonly stream: string
  readonly expected: ExpectedRevision
  readonly events: readonly ProposedEvent[]
}

const nothing = new Uint8Array()

/** Writes as KurrentDB.Core/Services/Storage/StorageWriterService.cs does. */
export class Writer {
  constructor(
    private readonly log: TransactionLog,
    private readonly system: SystemEvents,
  ) {}

  append({ stream, expected, events }: AppendRequest): WriteOutcome {
    const { streams } = this.log
    const check = checkCommit(streams, { stream, expected, ids: events.map(({ id }) => id) })
    switch (check.kind) {
      case 'idempotent':
        // The answer is the earlier one: the place of the last event (VerifyCommitChecks, IdempotentLogPosition).
        return { kind: 'written', revision: check.last.revision, position: check.last.position }
      case 'wrong-revision':
      case 'stream-deleted':
        return check
      case 'ok':
    }
    const original = originalOf(stream)
    const undeletesOriginal = original !== undefined && isSoftDeleted(streams.metadataOf(original))
    let revision = check.current
    let last: StoredEvent | undefined
    for (const event of events) last = this.log.write(stream, ++revision, event)
    // No events at all are a record all the same (WritePrepares, the empty prepare), and bring a stream back too.
    const position = last?.position ?? this.log.writeBlank()
    if (check.undeletes) this.undelete(stream, check.current + 1)
    if (undeletesOriginal) this.undelete(original, streams.lastRevision(original) + 1)
    this.system.after(events.length)
    return { kind: 'written', revision, position }
  }

  /** Hides a stream's events; they stay in $all, and a later write goes on behind them. */
  softDelete(stream: string, expected: ExpectedRevision): WriteOutcome {
    const refused = this.checkDelete(stream, expected)
    if (refused) return refused
    const metastream = metastreamOf(stream)
    const revision = this.log.streams.lastRevision(metastream)
    if (this.log.streams.lastRevision(stream) < 0 && revision < 0) return { kind: 'wrong-revision', current: -1 }
    return this.writeMetadata(stream, softDeletedMetadata())
  }

  /** Ends a stream for good by a `$streamDeleted` event at the highest revision there is. */
  tombstone(stream: string, expected: ExpectedRevision): WriteOutcome {
    const refused = this.checkDelete(stream, expected)
    if (refused) return refused
    const event = this.log.write(stream, tombstoneRevision, proposed('$streamDeleted', nothing, false))
    return { kind: 'written', revision: tombstoneRevision, position: event.position }
  }

  /** A deletion has an id of its own, so it is never a repetition (WriteDelete). */
  private checkDelete(stream: string, expected: ExpectedRevision): WriteOutcome | undefined {
    const check = checkCommit(this.log.streams, { stream, expected, ids: [randomUUID()] })
    return check.kind === 'wrong-revision' || check.kind === 'stream-deleted' ? check : undefined
  }

  private undelete(stream: string, recreateFrom: number): void {
    this.writeMetadata(stream, undeletedMetadata(this.log.streams.latestMetadataEvent(stream), recreateFrom))
  }

  private writeMetadata(stream: string, data: Uint8Array): WriteOutcome {
    const metastream = metastreamOf(stream)
    const revision = this.log.streams.lastRevision(metastream) + 1
    const event = this.log.write(metastream, revision, proposed('$metadata', data, true))
    return { kind: 'written', revision, position: event.position }
  }
}

function proposed(type: string, data: Uint8Array, isJson: boolean): ProposedEvent {
  return { id: randomUUID(), type, isJson, data, metadata: nothing }
}
