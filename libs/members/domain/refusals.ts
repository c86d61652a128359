import { DomainError } from '#event-sourcing'

/** Why a member's command is refused. */
export type MemberRefusal =
  'MEMBER_NOT_FOUND' | 'MEMBER_NAME_TAKEN' | 'UNKNOWN_ROLE' | 'ABSENCE_ENDS_BEFORE_IT_BEGINS' | 'ABSENCE_NOT_FOUND'

/** Refuses a command: a code, a sentence that says what to do, and the path of the field. */
export function refuse(code: MemberRefusal, message: string, path?: readonly (string | number)[]): never {
  throw new DomainError(code, message, path)
}
