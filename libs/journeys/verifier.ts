import { createHash } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import { charterEvents, charterFrom, CharterHistory, Charters, defaultCharter } from '#charter'
import { DomainError, EventStore, START, StoreError, type RecordedEvent } from '#event-sourcing'
import { memberEvents, memberNameEvents, MEMBER_STREAMS } from '#members'
import { streamOfClient } from './commands/client-commands.js'
import { client } from './domain/client.js'
import { clientEvents } from './domain/events.js'
import { portraitOf } from './domain/portrait.js'
import { reservationEvents } from './domain/reservation.js'
import { unannouncedCircles } from './domain/ruled-circles.js'

/** Something in the store that is not as it should be. */
export interface Fault {
  readonly code:
    'EVENT_UNREADABLE' | 'REVISION_GAP' | 'ORDER_BROKEN' | 'STREAM_UNKNOWN' | 'CIRCLES_DIFFER' | 'STORE_DAMAGED'
  /** The event that is meant; none where the store itself is damaged. */
  readonly stream?: string
  readonly revision?: number
  readonly message: string
}

/** What a verification has read and found. */
export interface Verification {
  readonly events: number
  readonly streams: number
  readonly clients: number
  /** A hash over the folded state of all clients, without ids and times of recording. */
  readonly stateHash: string
  readonly faults: readonly Fault[]
}

const CLIENT = streamOfClient('')

/** Which events stand in which streams, by the beginning of the stream's name. */
const catalogues = [
  { prefix: CLIENT, catalogue: clientEvents },
  { prefix: MEMBER_STREAMS, catalogue: memberEvents },
  { prefix: 'ref-', catalogue: reservationEvents.merge(memberNameEvents) },
  { prefix: 'charter', catalogue: charterEvents },
]

/**
 * Reads every event: whether it is what was written, its schema, the revisions of its stream, the order of all, and whether
 * the circles announced are those of the rules.
 */
@Injectable()
export class Verifier {
  constructor(
    private readonly store: EventStore,
    private readonly charters: Charters,
  ) {}

  async verify(onProgress: (events: number) => void = () => undefined): Promise<Verification> {
    const damage = [...this.store.damage()]
    const faults = damage.map(({ isUnreadable: _, ...damage }): Fault => ({ code: 'STORE_DAMAGED', ...damage }))
    if (damage.some(({ isUnreadable }) => isUnreadable)) return unread(faults)
    const { events, revisions } = await this.readAll(faults, onProgress)
    const charters = (await this.charters.inForce()) ?? new CharterHistory([charterFrom(defaultCharter(), 1, 0)])
    const clients = [...revisions.keys()].filter((stream) => stream.startsWith(CLIENT))
    const damaged = new Set(faults.map(({ stream }) => stream))
    const isCut = faults.some(({ code, stream }) => code === 'STORE_DAMAGED' && stream === undefined)
    const hashes: string[] = []
    for (const stream of clients) {
      if (isCut || damaged.has(stream)) continue
      const folded = await this.fold(stream, charters)
      hashes.push(folded.hash)
      faults.push(...folded.faults)
    }
    return {
      events,
      streams: revisions.size,
      clients: clients.length,
      stateHash: sha256(hashes.sort().join('\n')),
      faults,
    }
  }

  private async readAll(faults: Fault[], onProgress: (events: number) => void) {
    const revisions = new Map<string, number>()
    let [events, last] = [0, START]
    for await (const recorded of this.readable(faults)) {
      const { stream, revision, position } = recorded
      const expected = (revisions.get(stream) ?? -1) + 1
      if (revision !== expected)
        faults.push({ code: 'REVISION_GAP', stream, revision, message: `Revision ${expected} was to be next.` })
      if (position <= last)
        faults.push({ code: 'ORDER_BROKEN', stream, revision, message: `Position ${position} comes after ${last}.` })
      faults.push(...unreadable(recorded))
      revisions.set(stream, revision)
      last = position
      events += 1
      if (events % 1000 === 0) onProgress(events)
    }
    return { events, revisions }
  }

  /** All events, up to the first one that the store cannot read. */
  private async *readable(faults: Fault[]): AsyncGenerator<RecordedEvent> {
    try {
      yield* this.store.readAll()
    } catch (error) {
      if (!(error instanceof StoreError)) throw error
      faults.push({ code: 'STORE_DAMAGED', message: `${error.message} No event behind it was looked at.` })
    }
  }

  private async fold(stream: string, charters: CharterHistory): Promise<{ hash: string; faults: Fault[] }> {
    let state = client.initialState()
    for await (const recorded of this.store.readStream(stream))
      state = client.evolve(state, clientEvents.decode(recorded))
    const differences = unannouncedCircles(state, charters)
    const revision = state.revision - 1
    return {
      hash: sha256(JSON.stringify(portraitOf(state))),
      faults: differences.map(({ type, data }) => ({
        code: 'CIRCLES_DIFFER',
        stream,
        revision,
        message: `The rules would tell ${type} ${JSON.stringify(data)}.`,
      })),
    }
  }
}

/** What is found where no event may be read. */
const unread = (faults: readonly Fault[]): Verification => ({
  events: 0,
  streams: 0,
  clients: 0,
  stateHash: sha256(''),
  faults: [
    ...faults,
    { code: 'STORE_DAMAGED', message: 'No event was read further: one of them is no text any more.' },
  ],
})

function unreadable(recorded: RecordedEvent): Fault[] {
  const { stream, revision } = recorded
  const known = catalogues.find(({ prefix }) => stream.startsWith(prefix))
  if (!known)
    return [{ code: 'STREAM_UNKNOWN', stream, revision, message: 'No events are known for streams of this name.' }]
  try {
    known.catalogue.decode(recorded)
    return []
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    return [{ code: 'EVENT_UNREADABLE', stream, revision, message: error.message }]
  }
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
