import type { CharterHistory } from '#charter'

/** What a decision about a client needs from outside. */
export interface ClientContext {
  /** Milliseconds since 1970. */
  readonly now: number
  readonly charters: CharterHistory
}
