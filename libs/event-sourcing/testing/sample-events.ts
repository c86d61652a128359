import type { NewEvent } from '../event.js'
import { newEventId } from '../ids.js'

/** An event for tests of a store, which do not care what it says. */
export function sampleEvent(data: unknown = { said: 'hello' }, commandId = newEventId()): NewEvent {
  const id = newEventId()
  const metadata = {
    commandId,
    correlationId: commandId,
    causationId: commandId,
    actor: 'tester',
    recordedAt: '2026-03-02T10:00:00.000Z',
    schemaVersion: 1,
  }
  return { id, type: 'Said', data, metadata }
}

export function sampleEvents(count: number): NewEvent[] {
  return Array.from({ length: count }, (_, index) => sampleEvent({ number: index }))
}

/** All that an iterable gives. */
export async function collect<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const all: Item[] = []
  for await (const item of items) all.push(item)
  return all
}
