import type { Position, ProjectedBatch, RecordedEvent, Thrown } from '#event-sourcing'
import type { RebuildProgress } from '../next-rows.js'
import type { RunnerStatus } from '../runner-status.js'

/** What the owner of a runner's thread says to it. */
export type ToThread =
  /** Go on from the checkpoint. */
  | { readonly type: 'start' }
  /** Everything up to here is recorded. */
  | { readonly type: 'recorded'; readonly head: Position }
  /** Somebody waits for the rows up to here. */
  | { readonly type: 'awaited'; readonly position: Position }
  /** Whether somebody listens: rows are written within milliseconds then. */
  | { readonly type: 'listen'; readonly on: boolean }
  /** Nobody opens the old file of the views any more. */
  | { readonly type: 'moved' }
  | ({ readonly type: 'call'; readonly id: number } & Call)

/** What a thread can be asked to do. */
export type Call =
  | { readonly method: 'retryParked'; readonly stream?: string }
  | { readonly method: 'rebuild' }
  | { readonly method: 'stop' }

/** What a runner's thread says. */
export type FromThread =
  /** The views are open, in this file; in none that may be read where they are to be made. */
  | { readonly type: 'opened'; readonly path: string | undefined; readonly status: RunnerStatus }
  | { readonly type: 'refused'; readonly error: Thrown }
  /** It has heard of the latest head, and wants to hear of the next. */
  | { readonly type: 'heard' }
  | { readonly type: 'status'; readonly status: RunnerStatus }
  | { readonly type: 'batch'; readonly batch: ProjectedBatch }
  /** These events were parked, and are in the rows now. */
  | { readonly type: 'late'; readonly events: readonly RecordedEvent[] }
  /** The views are in this file from now on; the old one goes when the answer is `moved`. */
  | { readonly type: 'moving'; readonly path: string }
  | { readonly type: 'log'; readonly message: string }
  | { readonly type: 'progress'; readonly id: number; readonly progress: RebuildProgress }
  | { readonly type: 'answer'; readonly id: number; readonly result: unknown }
  | { readonly type: 'failure'; readonly id: number; readonly error: Thrown }
