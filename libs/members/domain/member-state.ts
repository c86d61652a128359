import type { Absence } from './absences.js'

/** One of our people, folded from the events of their stream. */
export interface MemberState {
  readonly memberId?: string
  readonly roles: readonly string[]
  readonly teams: readonly string[]
  readonly absences: readonly Absence[]
}
