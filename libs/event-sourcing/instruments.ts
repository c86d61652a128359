/** A command or a query at the door. Names and ids are opaque: nothing here tells what a message holds. */
export interface HandledMessage {
  readonly kind: 'command' | 'query'
  /** One of the types that the code knows. */
  readonly type: string
  /** An actor's id. */
  readonly actor: string
  readonly commandId?: string
}

/** Appends that shared a flush to disk. */
export interface CommittedGroup {
  readonly appends: number
  readonly events: number
  readonly bytes: number
  /** How long the flush took, in milliseconds. */
  readonly ms: number
  readonly failed: boolean
}

/** Events that went into the views in one transaction. */
export interface ProjectedBatch {
  readonly events: number
  readonly rows: number
  /** Milliseconds since 1970. */
  readonly startedAt: number
  readonly ms: number
  /** Where the traces stand that led to these events, each once. */
  readonly traceparents: readonly string[]
}

/**
 * Those who watch Virgil at work: what they are told, and the steps that they stand around. They see types, codes, counts
 * and times, never what a fact holds; and they change nothing of what a step gives or throws.
 */
export abstract class Instruments {
  abstract handling<Result>(message: HandledMessage, handle: () => Promise<Result>): Promise<Result>

  /** Around a decision, which is made in one turn. */
  abstract deciding<Events>(decide: () => Events): Events

  /** Around an append, from its being handed over to its being durable. */
  abstract appending<Recorded>(append: () => Promise<Recorded>): Promise<Recorded>

  /** A decision was based on events that are not, or not all, recorded, and is made again. */
  abstract decidesAgain(): void

  /** Whether the state that a command needs was at hand. */
  abstract foundState(atHand: boolean): void

  /** There is a cache of states from now on, of this many bytes whenever it is asked. */
  abstract keepsStates(bytes: () => number): void

  abstract committed(group: CommittedGroup): void

  abstract projected(batch: ProjectedBatch): void

  /** Where the trace of the step under way stands, as W3C's `traceparent`; undefined where nobody traces it. */
  abstract get traceparent(): string | undefined
}

/** Nobody watches. */
class Unwatched extends Instruments {
  readonly traceparent = undefined

  handling<Result>(_message: HandledMessage, handle: () => Promise<Result>): Promise<Result> {
    return handle()
  }

  deciding<Events>(decide: () => Events): Events {
    return decide()
  }

  appending<Recorded>(append: () => Promise<Recorded>): Promise<Recorded> {
    return append()
  }

  decidesAgain(): void {}

  foundState(): void {}

  keepsStates(): void {}

  committed(): void {}

  projected(): void {}
}

export const unwatched: Instruments = new Unwatched()
