import { NextRows, type NextRowsOptions } from './next-rows.js'
import type { ViewWriter } from './view-writer.js'

/**
 * Makes the rows of all events recorded so far where there are none of use, as a rebuild does, and lets queries read them.
 * Gives their writer, and how many events it took. A failure or a crash leaves nothing of them.
 */
export function makeRows(
  options: NextRowsOptions,
  streams: readonly string[],
): Promise<{ readonly writer: ViewWriter; readonly events: number }> {
  return NextRows.make(options, streams, async (next) => {
    await next.fill(await options.store.head())
    await options.database.adoptNext()
    return next
  })
}
