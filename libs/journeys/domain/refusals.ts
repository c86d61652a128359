import { DomainError } from '#event-sourcing'

/** Why a client's command is refused. */
export type JourneyRefusal =
  | 'CLIENT_NOT_FOUND'
  | 'JOURNEY_NOT_FOUND'
  | 'JOURNEY_ALREADY_RESOLVED'
  | 'JOURNEY_NOT_RESOLVED'
  | 'JOURNEY_WOULD_BE_EMPTY'
  | 'SAME_JOURNEY'
  | 'TOUCHPOINT_NOT_FOUND'
  | 'TIME_IN_FUTURE'
  | 'UNKNOWN_ROLE'
  | 'UNKNOWN_TOPIC'

/** Refuses a command: a code, a sentence that says what to do, and the path of the field. */
export function refuse(code: JourneyRefusal, message: string, path?: readonly (string | number)[]): never {
  throw new DomainError(code, message, path)
}
