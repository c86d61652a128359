import type { Position } from '#event-sourcing'
import type { Shown } from './changes.js'
import type { RebuildProgress } from './next-rows.js'
import type { Rebuilt } from './rebuild.js'
import type { Lag, Retried, RunnerStatus } from './runner-status.js'

/**
 * Keeps all views up with the events. It runs on the event loop of whoever opens it, or in a thread
 * of its own: nobody who reads the views can tell which.
 */
export abstract class ProjectionRunner {
  /** All events up to here are in the rows, or parked. */
  abstract get position(): Position

  /** Resolves when the views hold all events up to a position; rejects with `VIEW_BEHIND` when the time is over. */
  abstract whenApplied(position: Position, options: { timeoutMs: number }): Promise<void>

  /**
   * Calls the listener whenever the rows go further than before, or hold at last what was parked; at once and in order.
   * While somebody listens, rows are written within milliseconds. Gives the way to end it.
   */
  abstract onChanges(listener: (shown: Shown) => void): () => void

  abstract lag(): Promise<Lag>

  abstract status(): RunnerStatus

  /** Tries parked streams again, all or one, from the event that stopped them. */
  abstract retryParked(stream?: string): Promise<Retried>

  /**
   * Makes all rows again from the first event while reads go on. Throws `REBUILD_RUNNING` where that is under way, and
   * `VIEWS_IN_MAKING` where they are being made because there are none of use.
   */
  abstract rebuild(onProgress?: (progress: RebuildProgress) => void): Promise<Rebuilt>

  /** Finishes the batch under way, and lets go of the rows. */
  abstract stop(): Promise<void>
}
