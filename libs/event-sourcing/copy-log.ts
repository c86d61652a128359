import { createHash } from 'node:crypto'
import { StoreError } from './errors.js'
import type { NewEvent, RecordedEvent } from './event.js'
import type { EventReader, EventStore } from './event-store.js'

/** Bounds one append. */
const MOST_EVENTS = 256

/** What is the same of two logs, wherever they are kept: how many events, and a SHA-256 over all of them in their order. */
export interface LogHash {
  readonly events: number
  readonly hash: string
}

/** Told how many events are in the copy. */
export type OnCopied = (events: number) => void

/**
 * Copies all events of a log into a store that is empty, or holds the first of them from a copy that did not end, in
 * their order. Then reads both, and compares them by their hash. Nobody else may write meanwhile.
 *
 * Throws `COPY_DIVERGES` where the store holds anything else, and as the two stores do.
 */
export async function copyLog(
  from: EventReader,
  to: EventStore,
  onCopied: OnCopied = () => undefined,
): Promise<LogHash> {
  const there = to.readAll()[Symbol.asyncIterator]()
  let group: RecordedEvent[] = []
  let events = 0
  for await (const event of from.readAll()) {
    const known = await there.next()
    if (!known.done) {
      if (!isSame(event, known.value)) throw diverges(event, known.value)
      events++
      continue
    }
    if (!follows(group.at(-1), event) || group.length === MOST_EVENTS) {
      await append(to, group)
      onCopied((events += group.length))
      group = []
    }
    group.push(event)
  }
  const surplus = await there.next()
  if (!surplus.done) throw diverges(undefined, surplus.value)
  await append(to, group)
  const [source, copy] = [await logHash(from), await logHash(to)]
  if (source.hash !== copy.hash || source.events !== copy.events)
    throw new StoreError(
      'COPY_DIVERGES',
      'The copy is not what was copied: somebody wrote to one of the stores meanwhile.',
    )
  return copy
}

/** The hash of a log as it is. */
export async function logHash(reader: EventReader): Promise<LogHash> {
  const hash = createHash('sha256')
  let events = 0
  for await (const event of reader.readAll()) {
    hash.update(textOf(event))
    events++
  }
  return { events, hash: hash.digest('hex') }
}

const textOf = ({ stream, revision, id, type, data, metadata }: RecordedEvent): string =>
  `${JSON.stringify([stream, revision, id, type, data, metadata])}\n`

const isSame = (one: RecordedEvent, other: RecordedEvent): boolean => textOf(one) === textOf(other)

const follows = (last: RecordedEvent | undefined, event: RecordedEvent): boolean =>
  last === undefined || (last.stream === event.stream && last.revision + 1 === event.revision)

async function append(to: EventStore, group: readonly RecordedEvent[]): Promise<void> {
  const [first] = group
  if (!first) return
  const events = group.map(({ id, type, data, metadata }): NewEvent => ({ id, type, data, metadata }))
  await to.append(first.stream, first.revision === 0 ? 'no-stream' : first.revision - 1, events)
}

function diverges(wanted: RecordedEvent | undefined, found: RecordedEvent): StoreError {
  const place = `event ${found.revision} of ${found.stream}`
  return new StoreError(
    'COPY_DIVERGES',
    wanted
      ? `The store to copy into holds ${place} where event ${wanted.revision} of ${wanted.stream} should be. Name one that is empty.`
      : `The store to copy into holds ${place}, which is not in the one that is copied. Name one that is empty.`,
  )
}
