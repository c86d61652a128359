import type { SnippetPart } from '#views'

/** What a search can find. */
export type SearchHitKind = 'client' | 'contact' | 'journey' | 'touchpoint'

/** What a search has found, with the ids of all that it belongs to. */
export interface SearchHit {
  readonly kind: SearchHitKind
  readonly clientId: string
  readonly contactId?: string
  readonly journeyId?: string
  /** Of the touchpoint, or of what a member said with a command. */
  readonly touchpointId?: string
  /** The words around what was found. */
  readonly snippet: readonly SnippetPart[]
}

/** Names what was found, once. */
export const hitKey = ({ kind, clientId, contactId, journeyId, touchpointId }: SearchHit): string =>
  [kind, touchpointId ?? journeyId ?? contactId ?? clientId].join(' ')
