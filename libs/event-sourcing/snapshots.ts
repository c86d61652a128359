import type { Position } from './event.js'

/** A state as it was after an event of its stream, encoded. */
export interface Snapshot {
  /** The revision and the id of that event: a stream whose event there is another one has another history. */
  readonly revision: number
  readonly eventId: string
  readonly position: Position
  /** From each command that led to events to the revision of its first one, as JSON. */
  readonly commands: string
  readonly state: EncodedState
}

/** A state in two parts: a text that is read at once, and bytes of which only those are read that are asked for. */
export interface EncodedState {
  readonly head: string
  readonly body: Uint8Array
}

/** Encodes states, and gives them back. */
export interface StateCodec<State> {
  /** Changes with what the state holds and with how it is folded: snapshots of another version do not count. */
  readonly version: string
  encode(state: State): EncodedState
  /** A state that can be folded on; what it was encoded in stays as it is. */
  decode(encoded: EncodedState): State
}

/**
 * Where states of long streams are kept, so that they need not be folded from the first event again. Losing them costs
 * time and nothing else: what cannot be read is not there.
 */
export abstract class Snapshots {
  /** The latest snapshot of a stream that was made with this version of a codec. */
  abstract latest(stream: string, version: string): Snapshot | undefined

  /** Has a snapshot made of a stream that has grown long, in the background. Returns at once, and never fails. */
  abstract request(stream: string): void

  /** Lets go of what it holds. */
  async close(): Promise<void> {}
}

/** Keeps nothing. */
export class NoSnapshots extends Snapshots {
  latest(): undefined {
    return undefined
  }

  request(): void {
    // There is nowhere to keep it.
  }
}
