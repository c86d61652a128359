import type { EncodedEvent } from './encode-events.js'
import { StoreError } from './errors.js'
import type { EventRow } from './event-log.js'
import type { Appended, ExpectedRevision } from './event-store.js'
import type { Position, RecordedEvent } from './event.js'
import { positionAt } from './ordinal-position.js'

/** An append that nobody has answered yet. */
export interface PendingAppend {
  readonly stream: string
  readonly expected: ExpectedRevision
  readonly encoded: readonly EncodedEvent[]
  readonly bytes: number
  readonly resolve: (appended: Appended) => void
  readonly reject: (error: StoreError) => void
}

/** What a group of appends comes to: the rows to write, and how to answer each once they are durable. */
export class CommitPlan {
  readonly rows: EventRow[] = []
  /** The last revisions of the streams that are written to. */
  readonly revisions = new Map<string, number>()
  readonly answers: (() => void)[] = []

  /** Continues behind the ordinal `head`. */
  constructor(
    private readonly head: number,
    private readonly revisionOf: (stream: string) => number,
  ) {}

  /** The position of the last event once the rows are written. */
  get position(): Position {
    return positionAt(this.head + this.rows.length)
  }

  /** Gives the append its place behind those before it, or refuses it alone. */
  add(append: PendingAppend): void {
    const last = this.revisions.get(append.stream) ?? this.revisionOf(append.stream)
    if (last === (append.expected === 'no-stream' ? -1 : append.expected)) {
      const appended = this.place(append, last)
      this.answers.push(() => append.resolve(appended))
    } else {
      const refusal = wrongExpectedRevision(append, last)
      this.answers.push(() => append.reject(refusal))
    }
  }

  private place({ stream, encoded }: PendingAppend, last: number): Appended {
    const events = encoded.map(({ event: { id, type, data, metadata }, ...text }, index): RecordedEvent => {
      const ordinal = this.head + this.rows.length + 1
      const revision = last + 1 + index
      this.rows.push({ ordinal, stream, revision, id, type, data: text.data, metadata: text.metadata })
      return { id, type, data, metadata, stream, revision, position: positionAt(ordinal) }
    })
    const revision = last + events.length
    this.revisions.set(stream, revision)
    return { revision, position: this.position, events }
  }
}

function wrongExpectedRevision({ stream, expected }: PendingAppend, last: number): StoreError {
  const expectation = expected === 'no-stream' ? 'not to exist' : `to end at revision ${expected}`
  const truth = last < 0 ? 'does not exist' : `ends at revision ${last}`
  return new StoreError(
    'WRONG_EXPECTED_REVISION',
    `${stream} was expected ${expectation}, and ${truth}. Read it again and decide anew.`,
  )
}
