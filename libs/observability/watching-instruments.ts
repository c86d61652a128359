import { Logger } from '@nestjs/common'
import {
  DomainError,
  Instruments,
  StoreError,
  type CommittedGroup,
  type HandledMessage,
  type ProjectedBatch,
} from '#event-sourcing'
import type { Metrics, Outcome } from './metrics.js'
import { activeTraceparent, batchSpan, inSpan, inSpanAtOnce, inSpanWithin } from './spans.js'

/** Turns what Virgil does into metrics, spans and lines of the log. */
export class WatchingInstruments extends Instruments {
  private readonly logger = new Logger('Virgil')
  private readonly caches: (() => number)[] = []

  constructor(private readonly metrics: Metrics) {
    super()
    metrics.gauge('virgil_state_cache_bytes', 'About as many bytes as the kept states take.', () =>
      this.caches.reduce((sum, bytes) => sum + bytes(), 0),
    )
  }

  handling<Result>(message: HandledMessage, handle: () => Promise<Result>): Promise<Result> {
    const { kind, type } = message
    const traced = kind === 'command' ? inSpan : inSpanWithin
    return traced(`${kind} ${type}`, { 'virgil.type': type, 'virgil.command_id': message.commandId }, async () => {
      const started = performance.now()
      try {
        const result = await handle()
        this.handled(message, performance.now() - started, 'done')
        return result
      } catch (error) {
        this.handled(message, performance.now() - started, outcomeOf(error), codeOf(error))
        throw error
      }
    })
  }

  deciding<Events>(decide: () => Events): Events {
    const started = performance.now()
    try {
      return inSpanAtOnce('decide', decide)
    } finally {
      this.metrics.decided(performance.now() - started)
    }
  }

  appending<Recorded>(append: () => Promise<Recorded>): Promise<Recorded> {
    return inSpan('append', {}, append)
  }

  decidesAgain(): void {
    this.metrics.decidedAgain()
  }

  foundState(atHand: boolean): void {
    this.metrics.foundState(atHand)
  }

  keepsStates(bytes: () => number): void {
    this.caches.push(bytes)
  }

  committed(group: CommittedGroup): void {
    this.metrics.committed(group)
  }

  projected(batch: ProjectedBatch): void {
    this.metrics.projected(batch)
    batchSpan(batch)
  }

  get traceparent(): string | undefined {
    return activeTraceparent()
  }

  /** A query is told only to those who look for faults. */
  private handled(message: HandledMessage, ms: number, outcome: Outcome, code?: string): void {
    const { kind, type, actor, commandId } = message
    this.metrics.handled(message, ms, outcome, code)
    const level = kind === 'command' ? 'log' : 'debug'
    if (!Logger.isLevelEnabled(level)) return
    this.logger[level](`${kind} ${outcome}`, { type, actor, commandId, outcome, code, ms: Math.round(ms * 10) / 10 })
  }
}

/** The codes of the store that are no failure of its own. */
const refusals = new Set<string>(['EVENT_TOO_LARGE', 'APPEND_INVALID'])

function outcomeOf(error: unknown): Outcome {
  if (error instanceof StoreError) return refusals.has(error.code) ? 'refused' : 'failed'
  return error instanceof DomainError ? 'refused' : 'failed'
}

const codeOf = (error: unknown): string => (error instanceof DomainError ? error.code : 'INTERNAL')
