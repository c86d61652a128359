import { DomainError } from '#event-sourcing'

/** Why a command on the charter is refused. */
export type CharterRefusal =
  | 'CHARTER_EFFECTIVE_IN_THE_PAST'
  | 'CHARTER_EFFECTIVE_TOO_EARLY'
  | 'CHARTER_EFFECTIVE_TOO_LATE'
  | 'CHARTER_IN_FORCE'
  | 'CHARTER_NOT_LATEST'
  | 'CHARTER_VERSION_UNKNOWN'

/** Refuses a command: a code, a sentence that says what to do, and the path of the field. */
export function refuse(code: CharterRefusal, message: string, path: readonly string[]): never {
  throw new DomainError(code, message, path)
}
