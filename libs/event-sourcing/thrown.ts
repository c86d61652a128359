import { DomainError } from './errors.js'

/** An error as it crosses to another thread: only its message survives there by itself. */
export interface Thrown {
  readonly message: string
  readonly code?: string
  readonly path?: readonly (string | number)[] | undefined
}

export function thrown(error: unknown): Thrown {
  const message = error instanceof Error ? error.message : String(error)
  return error instanceof DomainError ? { message, code: error.code, path: error.path } : { message }
}

export const errorOf = ({ message, code, path }: Thrown): Error =>
  code === undefined ? new Error(message) : new DomainError(code, message, path)
