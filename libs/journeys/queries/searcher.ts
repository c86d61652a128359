import type { ReadDatabase } from '#views'
import type { SearchHit } from './search-hit.js'

/** What is searched for. */
export interface SearchInput {
  /** As people type it. */
  readonly text: string
  /** The most hits that are wanted. */
  readonly first: number
  /** Of this client alone. */
  readonly clientId?: string | undefined
}

/** Searches the rows. One search may look at thousands of them: a profile says where that is done. */
export abstract class Searcher {
  /** The hits, in the order in which they are shown. */
  abstract find(rows: ReadDatabase, input: SearchInput): Promise<readonly SearchHit[]>
}
