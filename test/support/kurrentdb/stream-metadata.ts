import { tombstoneRevision, type StoredEvent } from './stored-event.js'

/** The part of a stream's metadata that decides what of it can be read. */
export interface StreamMetadata {
  readonly maxCount?: number
  /** Events before this revision are no longer in the stream. */
  readonly truncateBefore?: number
  /** In milliseconds. */
  readonly maxAge?: number
}

/** Everything before this revision is truncated: KurrentDB.Core/Services/StorageWriterService.cs, soft delete. */
export const softDeleted: StreamMetadata = { truncateBefore: tombstoneRevision }

/** A metastream keeps its latest event: IndexReader.cs, _metastreamMetadata. */
export const metadataOfMetastreams: StreamMetadata = { maxCount: 1 }

/** Reads `$maxCount`, `$tb` and `$maxAge` (seconds) as docs/server/features/streams.md names them; bad JSON counts as none. */
export function parseStreamMetadata(event: StoredEvent | undefined): StreamMetadata {
  const fields = fieldsOf(event)
  return {
    maxCount: numberIn(fields.$maxCount),
    truncateBefore: clamped(numberIn(fields.$tb)),
    maxAge: seconds(numberIn(fields.$maxAge)),
  }
}

/** The metadata that a stream is given when a write brings it back: StorageWriterService.cs, ModifyMetadata. */
export function undeletedMetadata(event: StoredEvent | undefined, recreateFrom: number): Uint8Array {
  return Buffer.from(JSON.stringify({ ...fieldsOf(event), $tb: recreateFrom }))
}

/** The metadata that a soft delete writes. */
export function softDeletedMetadata(): Uint8Array {
  return Buffer.from('{"$tb":9223372036854775807}')
}

export function isSoftDeleted(metadata: StreamMetadata): boolean {
  return metadata.truncateBefore === tombstoneRevision
}

function fieldsOf(event: StoredEvent | undefined): Record<string, unknown> {
  if (event === undefined) return {}
  try {
    const parsed: unknown = JSON.parse(Buffer.from(event.data).toString('utf8'))
    return typeof parsed === 'object' && parsed !== null ? { ...parsed } : {}
  } catch {
    return {}
  }
}

function numberIn(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined
}

function clamped(revision: number | undefined): number | undefined {
  return revision === undefined ? undefined : Math.min(revision, tombstoneRevision)
}

function seconds(age: number | undefined): number | undefined {
  return age === undefined ? undefined : age * 1000
}
