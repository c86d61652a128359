import fc from 'fast-check'
import type { EventMetadata } from './event.js'
import { metadataIn, metadataText } from './metadata-text.js'

const own: EventMetadata = {
  commandId: 'c-1',
  correlationId: 'c-1',
  causationId: 'c-1',
  actor: 'a-1',
  recordedAt: '2026-03-02T10:00:00.000Z',
  schemaVersion: 1,
}

describe('the text of metadata', () => {
  it('gives back what was written, whoever correlates and causes', () => {
    const id = fc.constantFrom('c-1', 'c-2', 'r-9', '')
    fc.assert(
      fc.property(
        id,
        id,
        id,
        fc.option(fc.string(), { nil: undefined }),
        (commandId, correlationId, causationId, traceparent) => {
          const metadata = {
            ...own,
            commandId,
            correlationId,
            causationId,
            ...(traceparent !== undefined && { traceparent }),
          }
          expect(metadataIn(metadataText(metadata))).toEqual(metadata)
        },
      ),
    )
  })

  it('names an id once', () => {
    expect(metadataText(own).match(/c-1/g)).toHaveLength(1)
  })

  it('is read where all three ids are named, as they once were', () => {
    expect(metadataIn(JSON.stringify(own))).toEqual(own)
  })
})
