import type { Position } from '#event-sourcing'
import { BATCH, NextRows, type NextRowsOptions } from './next-rows.js'
import type { ParkedStream } from './parked.js'
import type { ViewWriter } from './view-writer.js'

/** A pass is worth another one if it had at most this part of the events of the one before. */
const GAIN = 0.8

/** The runner that keeps the live rows up meanwhile. */
export interface LiveRunner {
  readonly position: Position
  /** The names with which the streams of the projections begin. */
  readonly streams: readonly string[]
  /** Holds the runner between two batches, and lets it go on with another writer at the same position. */
  exchange(swap: (position: Position) => Promise<ViewWriter>): Promise<void>
}

export interface RebuildOptions extends NextRowsOptions {
  readonly runner: LiveRunner
}

export interface Rebuilt {
  readonly events: number
  readonly position: Position
  /** Streams with an event that could not be read or folded. */
  readonly parked: readonly ParkedStream[]
}

/**
 * Makes all rows again from the first event, beside the live ones, which the runner keeps up
 * meanwhile. When both are close, or come no closer, the runner is held between two batches, the last events
 * are written, and queries read the new rows from then on. A failure or a crash leaves the live rows as they are.
 */
export function rebuild(options: RebuildOptions): Promise<Rebuilt> {
  const { database, runner } = options
  return NextRows.make(options, runner.streams, async (next) => {
    await next.fill(runner.position)
    // Under steady writes the live rows keep their lead: where a pass gains nothing on them, the runner is held for the rest.
    let [before, behind] = [Infinity, await next.catchUp(runner.position)]
    while (behind > BATCH && behind < before * GAIN) {
      before = behind
      behind = await next.catchUp(runner.position)
    }
    await runner.exchange(async (position) => {
      await next.catchUp(position)
      await database.adoptNext()
      return next.writer
    })
    return { events: next.events, position: next.writer.checkpoint, parked: next.writer.parked }
  })
}
