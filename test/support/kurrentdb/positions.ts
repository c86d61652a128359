import type { LogPosition } from './stored-event.js'

/** Positions are compared by commit, then by prepare: KurrentDB.Core/Data/TFPos.cs. */
export function comparePositions(a: LogPosition, b: LogPosition): number {
  return a.commit === b.commit ? a.prepare - b.prepare : a.commit - b.commit
}

export function positionOf(event: { readonly position: number }): LogPosition {
  return { commit: event.position, prepare: event.position }
}

/** Before everything: TFPos.cs, HeadOfTf. */
export const beforeAll: LogPosition = { commit: -1, prepare: -1 }

/** TFPos.cs, FirstRecordOfTf. */
export const firstRecord: LogPosition = { commit: 0, prepare: 0 }
