import { metastreamOf, tombstoneRevision, type ExpectedRevision, type StoredEvent } from './stored-event.js'
import { isSoftDeleted } from './stream-metadata.js'
import type { StreamIndex } from './stream-index.js'

/** What the writer decides of a write before it writes. */
export type CommitCheck =
  | { readonly kind: 'ok'; readonly current: number; readonly undeletes: boolean }
  | { readonly kind: 'idempotent'; readonly last: StoredEvent }
  | { readonly kind: 'wrong-revision'; readonly current: number }
  | { readonly kind: 'stream-deleted' }

interface Write {
  readonly stream: string
  readonly expected: ExpectedRevision
  readonly ids: readonly string[]
}

/** Decides as KurrentDB.Core/Services/Storage/ReaderIndex/IndexWriter.cs, CheckCommit, does. */
export function checkCommit(streams: StreamIndex, write: Write): CommitCheck {
  const current = streams.lastRevision(write.stream)
  const deleted = isSoftDeleted(streams.metadataOf(write.stream))
  if (current === tombstoneRevision) return { kind: 'stream-deleted' }
  if (write.expected === 'stream-exists') {
    // RequestManagerBase.cs: a soft-deleted stream that is expected to exist answers as a deleted one.
    if (deleted) return { kind: 'stream-deleted' }
    // Metadata alone make a stream exist.
    if (current < 0 && streams.lastRevision(metastreamOf(write.stream)) < 0) return { kind: 'wrong-revision', current }
  }
  const ok: CommitCheck = { kind: 'ok', current, undeletes: deleted }
  if (write.expected === 'any' || write.expected === 'stream-exists') return checkAnywhere(streams, write, ok)
  return checkPlace(streams, write, write.expected === 'no-stream' ? -1 : write.expected, ok)
}

type Ok = Extract<CommitCheck, { kind: 'ok' }>

/** Without a revision only the ids that the writer remembers tell a repetition; part of them known is a wrong revision. */
function checkAnywhere(streams: StreamIndex, { stream, ids }: Write, ok: Ok): CommitCheck {
  let last: StoredEvent | undefined
  for (const id of ids) {
    const known = streams.remembered(id)
    if (known?.stream === stream) last = known
    else return last === undefined ? ok : { kind: 'wrong-revision', current: ok.current }
  }
  return last === undefined ? ok : { kind: 'idempotent', last }
}

/** With a revision the stream itself tells: the same ids at the same place are a repetition, whatever came behind them. */
function checkPlace(streams: StreamIndex, { stream, ids }: Write, expected: number, ok: Ok): CommitCheck {
  if (expected === ok.current) return ok
  const wrong: CommitCheck = { kind: 'wrong-revision', current: ok.current }
  if (expected > ok.current) return wrong
  const events = streams.eventsOf(stream)
  const undeletes = expected === -1 && ok.undeletes
  if (ids.length === 0) return undeletes ? ok : wrong
  for (const [i, id] of ids.entries()) {
    if (events[expected + 1 + i]?.id === id) continue
    return i === 0 && undeletes ? ok : wrong
  }
  const last = events[expected + ids.length]
  return last === undefined ? wrong : { kind: 'idempotent', last }
}
