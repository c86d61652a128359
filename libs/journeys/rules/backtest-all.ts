import { setImmediate as nextTurn } from 'node:timers/promises'
import { charterFrom, CharterHistory, readCharters } from '#charter/rules'
import { DomainError, type EventReader, type ReadingOptions, type RecordedEvent } from '#event-sourcing'
import { BacktestSum, type Backtest } from '../domain/backtest-sum.js'
import { client } from '../domain/client.js'
import type { ClientState } from '../domain/client-state.js'
import { clientEvents } from '../domain/events.js'
import type { BacktestQuestion } from './backtester.js'

const CLIENTS = 'client-'
/** How many events are read between two looks at the signal. */
const STRIDE = 1000

/** Reads the events of all clients, one client after the other, and tries a draft of the charter on each. */
export async function backtestAll(
  reader: EventReader,
  { draft, holidays, period, first }: BacktestQuestion,
  { onProgress, signal }: ReadingOptions = {},
): Promise<Backtest> {
  const drafted = new CharterHistory([charterFrom(draft, 1, 0, holidays)])
  const inForce = (await readCharters(reader)) ?? drafted
  const { lengths, events, passedUntil } = await survey(reader, signal)
  const sum = new BacktestSum({ inForce, draft: drafted, period, passedUntil }, first)
  let [read, told] = [0, 0]
  for (const [stream, length] of lengths) {
    const state = await readable(() => fold(reader, stream))
    if (state) sum.add(state)
    else sum.addUnreadable()
    read += length
    if (read - told < STRIDE) continue
    signal?.throwIfAborted()
    onProgress?.({ events: read, of: events })
    await nextTurn()
    told = read
  }
  return sum.result
}

/** How many events each client has, how many there are in all, and up to when time is known to have passed. */
async function survey(reader: EventReader, signal: AbortSignal | undefined) {
  const lengths = new Map<string, number>()
  let [events, passedUntil] = [0, -Infinity]
  for await (const recorded of reader.readAll({ streams: [CLIENTS] })) {
    lengths.set(recorded.stream, (lengths.get(recorded.stream) ?? 0) + 1)
    // Where the clock let time pass for one client, it had nothing to do for the others.
    if (recorded.type === 'TimePassed')
      passedUntil = Math.max(passedUntil, (await readable(() => passedIn(recorded))) ?? 0)
    events += 1
    if (events % STRIDE === 0) signal?.throwIfAborted()
  }
  return { lengths, events, passedUntil }
}

function passedIn(recorded: RecordedEvent): number | undefined {
  const event = clientEvents.decode(recorded)
  return event.type === 'TimePassed' ? Date.parse(event.data.until) : undefined
}

async function fold(reader: EventReader, stream: string): Promise<ClientState> {
  let state = client.initialState()
  for await (const recorded of reader.readStream(stream)) state = client.evolve(state, clientEvents.decode(recorded))
  return state
}

/** What can be read; nothing where an event cannot. */
async function readable<Read>(read: () => Read | Promise<Read>): Promise<Read | undefined> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof DomainError && error.code === 'EVENT_UNREADABLE') return undefined
    throw error
  }
}
