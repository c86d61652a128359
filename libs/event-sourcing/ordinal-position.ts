import { DomainError } from './errors.js'
import { START, type Position } from './event.js'

const DIGITS = 16

/** The position of the n-th event of a log, counted from 1: padded, so that it compares as text. */
export function positionAt(ordinal: number): Position {
  return ordinal === 0 ? START : (String(ordinal).padStart(DIGITS, '0') as Position)
}

/** The count behind a position that `positionAt` made. Throws `POSITION_INVALID` for any other. */
export function ordinalOf(position: Position): number {
  const ordinal = Number(position)
  if (!Number.isSafeInteger(ordinal) || ordinal < 0)
    throw new DomainError('POSITION_INVALID', `${position} is not a position of this store.`)
  return ordinal
}
