import type { Absence } from './absences.js'

/** One of our people, folded from the events of their stream. */
export interface MemberState {
  readonly memberId?: string
  /** The name and the aliases, as `nameKey` gives them. */
  readonly names: readonly string[]
  readonly roles: readonly string[]
  readonly teams: readonly string[]
  readonly absences: readonly Absence[]
}
