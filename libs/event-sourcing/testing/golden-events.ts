import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { EventCatalogue } from '../event-catalogue.js'
import { START, type DomainEvent, type RecordedEvent } from '../event.js'

const Samples = z.array(
  z.object({
    type: z.string(),
    version: z.int().positive(),
    /** As it was written. */
    data: z.record(z.string(), z.unknown()),
    /** As it is read today; where it is missing, just as it was written. */
    today: z.record(z.string(), z.unknown()).optional(),
  }),
)

/**
 * Tests that a file of samples, one for every shape of event ever written, can be read today. The file only
 * grows: a sample that was written once is never changed or removed.
 */
export function goldenEvents<Event extends DomainEvent>(catalogue: EventCatalogue<Event>, path: string | URL): void {
  describe('every event ever written can be read', () => {
    const samples = Samples.parse(JSON.parse(readFileSync(path, 'utf8')))

    it.each(samples)('$type, version $version', ({ type, version, data, today }) => {
      const { data: read, metadata } = catalogue.decode(recorded(type, version, data)) as RecordedEvent
      expect(read).toEqual(today ?? data)
      expect(metadata.schemaVersion).toBe(catalogue.versionOf(type))
    })

    it('has a sample of each version of each type', () => {
      const sampled = new Set(samples.map(({ type, version }) => `${type} ${version}`))
      expect(shapes(catalogue).filter((shape) => !sampled.has(shape))).toEqual([])
    })
  })
}

function shapes(catalogue: EventCatalogue<DomainEvent>): string[] {
  return catalogue.types.flatMap((type) =>
    Array.from({ length: catalogue.versionOf(type) }, (_, index) => `${type} ${index + 1}`),
  )
}

function recorded(type: string, schemaVersion: number, data: object): RecordedEvent {
  const metadata = {
    commandId: 'c',
    correlationId: 'c',
    causationId: 'c',
    actor: 'a',
    recordedAt: '2026-03-02T10:00:00.000Z',
    schemaVersion,
  }
  return { id: 'golden', type, data, metadata, stream: 'golden', revision: 0, position: START }
}
