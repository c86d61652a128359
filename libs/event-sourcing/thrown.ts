import { DomainError } from './errors.js'

/** An error as it crosses to another thread: only its message survives there by itself. */
export interface Thrown {
  readonly message: string
  readonly code?: string
}

export function thrown(error: unknown): Thrown {
  const message = error instanceof Error ? error.message : String(error)
  return error instanceof DomainError ? { message, code: error.code } : { message }
}

export const errorOf = ({ message, code }: Thrown): Error =>
  code === undefined ? new Error(message) : new DomainError(code, message)
