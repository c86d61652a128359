import { DomainError } from '../errors.js'
import { START, type Position } from '../event.js'

/** As many as an unsigned number of 64 bits has. */
const DIGITS = 20

/** An offset in KurrentDB's log, in decimal digits. Offsets are sparse: between two events lies what the first one takes. */
export type LogOffset = string

/** The position of what stands at an offset of the log: padded, so that it compares as text. */
export function positionAtOffset(offset: LogOffset): Position {
  return offset.padStart(DIGITS, '0') as Position
}

/** The offset behind a position, none for `START`. Throws `POSITION_INVALID` for one that `positionAtOffset` did not make. */
export function offsetOf(position: Position): LogOffset | undefined {
  if (position === START) return undefined
  if (!/^\d{20}$/.test(position))
    throw new DomainError('POSITION_INVALID', `${position} is not a position of this store.`)
  return BigInt(position).toString()
}
