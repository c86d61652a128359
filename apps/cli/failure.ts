import { randomUUID } from 'node:crypto'
import { DomainError } from '#event-sourcing'

/** The codes with which the command line itself refuses. */
export type CliErrorCode =
  | 'USAGE'
  | 'NO_DATA'
  | 'NOT_OVER_URL'
  | 'EVENTS_ELSEWHERE'
  | 'SERVER_UNREACHABLE'
  | 'SERVER_ANSWER'
  | 'CLIENT_UNKNOWN'
  | 'CLIENT_AMBIGUOUS'
  | 'FILE_NOT_READABLE'
  | 'STREAM_NOT_PARKED'
  | 'VERSION_UNKNOWN'

/** A refusal of the command line. */
export class CliError extends DomainError<CliErrorCode> {
  override readonly name = 'CliError'
}

/** What the user is told of an error. */
export interface Failure {
  readonly code: string
  readonly message: string
  readonly path?: readonly (string | number)[]
  /** Of an error that nobody expected: to be quoted. */
  readonly id?: string
}

/** A refusal keeps its code and its sentence; what nobody expected becomes a sentence with an id. */
export function failureOf(error: unknown, newId: () => string = randomUUID): Failure {
  if (error instanceof DomainError) {
    const { code, message, path } = error
    return { code, message, ...(path && path.length > 0 && { path }) }
  }
  const id = newId()
  return {
    code: 'INTERNAL',
    message: `Something went wrong that should not have: ${firstLineOf(error)}. Quote ${id} when you report it, and run the command again with --debug to see where.`,
    id,
  }
}

const firstLineOf = (error: unknown): string =>
  ((error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '').replace(/\.$/, '')
