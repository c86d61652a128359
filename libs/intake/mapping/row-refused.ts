import type { RowProblemCode } from '../errors.js'

/** Thrown while a row is mapped, and caught once there: the row's problem. Never leaves the mapping. */
export class RowRefused extends Error {
  constructor(
    readonly code: RowProblemCode,
    message: string,
    readonly column?: string | undefined,
  ) {
    super(message)
  }
}

/** A value for a message: short enough to read. */
export const quoted = (value: string): string => `"${value.length > 60 ? `${value.slice(0, 60)}…` : value}"`
