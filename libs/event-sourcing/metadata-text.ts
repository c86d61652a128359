import type { EventMetadata } from './event.js'

/** Metadata as it is kept. Events from before this was so name all three ids. */
type KeptMetadata = Omit<EventMetadata, 'correlationId' | 'causationId'> &
  Partial<Pick<EventMetadata, 'correlationId' | 'causationId'>>

/** Metadata as JSON text. That a command's events are correlated with it and caused by it goes without saying. */
export function metadataText({ correlationId, causationId, ...metadata }: EventMetadata): string {
  const { commandId } = metadata
  return JSON.stringify({
    ...metadata,
    correlationId: correlationId === commandId ? undefined : correlationId,
    causationId: causationId === commandId ? undefined : causationId,
  } satisfies { [Field in keyof KeptMetadata]: KeptMetadata[Field] | undefined })
}

/** The metadata in such a text. */
export function metadataIn(text: string): EventMetadata {
  const { commandId, correlationId = commandId, causationId = commandId, ...rest } = JSON.parse(text) as KeptMetadata
  return { commandId, correlationId, causationId, ...rest }
}
