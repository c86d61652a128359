import { NOBODY } from '#journeys'

/** What stands in a column. `name`: text, on the left; `days`: time elapsed; `hours`: working time; `share`: from 0 to 1. */
export type ColumnKind = 'name' | 'number' | 'days' | 'hours' | 'share'

export interface Column {
  readonly title: string
  readonly kind: ColumnKind
}

/** Null where there is nothing to tell. */
export type Cell = string | number | null

/** A part of the report in words: a small table. */
export interface Section {
  readonly title: string
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly Cell[])[]
  readonly notes: readonly string[]
  /** On a page meant for reading only this many last rows are shown; a file has all. */
  readonly lastRows?: number
}

export const name = (title: string): Column => ({ title, kind: 'name' })
export const number = (title: string): Column => ({ title, kind: 'number' })
export const days = (title: string): Column => ({ title, kind: 'days' })
/** Working time: in hours, for a working day is not the same everywhere. */
export const hours = (title: string): Column => ({ title, kind: 'hours' })
export const share = (title: string): Column => ({ title, kind: 'share' })

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** Milliseconds in days. */
export const inDays = (milliseconds: number | null): number | null =>
  milliseconds === null ? null : milliseconds / DAY

/** Milliseconds in hours. */
export const inHours = (milliseconds: number | null): number | null =>
  milliseconds === null ? null : milliseconds / HOUR

/** A holder as people call it. */
export const holderName = (holder: string): string => (holder === NOBODY ? '(nobody)' : holder)
