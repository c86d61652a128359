/** Where $all stands: byte offsets into the server's log, so they grow but are no counts. */
export interface LogPosition {
  readonly commit: number
  readonly prepare: number
}

/** What is asked to be stored. */
export interface ProposedEvent {
  readonly id: string
  readonly type: string
  readonly isJson: boolean
  readonly data: Uint8Array
  readonly metadata: Uint8Array
}

/** An event as the server keeps it. */
export interface StoredEvent extends ProposedEvent {
  readonly stream: string
  /** 0-based in its stream; `tombstoneRevision` for the tombstone. */
  readonly revision: number
  /** Offset of its record, which is its commit and its prepare position alike. */
  readonly position: number
  /** Offset behind its record, where the next one begins. */
  readonly end: number
  /** When it was stored, in milliseconds since the epoch. */
  readonly created: number
}

/** Stands for the int64 maximum: KurrentDB.Core/Data/EventNumber.cs, DeletedStream. */
export const tombstoneRevision = Number.MAX_SAFE_INTEGER

/** A revision as the protocol writes it: a decimal uint64. */
export function revisionText(revision: number): string {
  return revision === tombstoneRevision ? '9223372036854775807' : String(revision)
}

/** What a stream is asked to be at before a write. */
export type ExpectedRevision = 'any' | 'no-stream' | 'stream-exists' | number

/** The stream that holds another's metadata: KurrentDB.Core/Services/SystemNames.cs, MetastreamOf. */
export function metastreamOf(stream: string): string {
  return `$$${stream}`
}

/** The stream that a metastream is about; undefined for other streams. */
export function originalOf(stream: string): string | undefined {
  return stream.startsWith('$$') ? stream.slice(2) : undefined
}
