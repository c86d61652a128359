import { DomainError } from '#event-sourcing'

/** Why a client's command is refused. */
export type JourneyRefusal =
  | 'ASSIGNMENT_ENDS_BEFORE_IT_BEGINS'
  | 'CIRCLE_NOT_FOUND'
  | 'CLIENT_NOT_FOUND'
  | 'JOURNEY_NOT_FOUND'
  | 'JOURNEY_ALREADY_RESOLVED'
  | 'JOURNEY_ALREADY_ABANDONED'
  | 'JOURNEY_NOT_RESOLVED'
  | 'HANDOFF_ALREADY_ACCEPTED'
  | 'HANDOFF_ALREADY_DECLINED'
  | 'HANDOFF_NEEDS_CONSENT'
  | 'HANDOFF_NOT_FOUND'
  | 'HANDOFF_SUPERSEDED'
  | 'HANDOFF_TO_ONESELF'
  | 'PROMISE_DUE_IN_PAST'
  | 'PROMISE_NOT_FOUND'
  | 'UNKNOWN_STAGE'
  | 'JOURNEY_WOULD_BE_EMPTY'
  | 'MEMBER_LACKS_ROLE'
  | 'MEMBER_NOT_FOUND'
  | 'NOT_ASSIGNED'
  | 'PROPOSAL_NOT_FOUND'
  | 'SAME_JOURNEY'
  | 'SEARCH_TOO_SHORT'
  | 'TOUCHPOINT_NOT_FOUND'
  | 'TIME_IN_FUTURE'
  | 'UNKNOWN_ROLE'
  | 'UNKNOWN_TOPIC'

/** Refuses a command: a code, a sentence that says what to do, and the path of the field. */
export function refuse(code: JourneyRefusal, message: string, path?: readonly (string | number)[]): never {
  throw new DomainError(code, message, path)
}
