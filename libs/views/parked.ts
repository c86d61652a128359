import { integer, text } from './column.js'
import { table, type AnyTable, type RowOf } from './table.js'

/**
 * The streams that stand still because an event could not be read or folded: that event, why, and
 * how many events behind it wait.
 */
export const parked = table({
  name: 'parked',
  columns: {
    stream: text(),
    position: text(),
    revision: integer(),
    type: text(),
    error: text(),
    parked_at: text(),
    waiting: integer(),
  },
  key: ['stream'],
})

export type ParkedStream = RowOf<typeof parked>

/** The tables that every file of views has beside those of the projections. */
export const systemTables: readonly AnyTable[] = [parked]
