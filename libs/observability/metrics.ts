import { collectDefaultMetrics, Gauge, Registry } from 'prom-client'
import type { CommittedGroup, HandledMessage, ProjectedBatch } from '#event-sourcing'
import { measuresIn } from './measures.js'

/** What became of a message or of a request. A refusal is the asker's to mend, a failure is ours. */
export type Outcome = 'done' | 'refused' | 'failed'

/** The kind of an operation; `invalid` is one that is no GraphQL, or not of our schema. */
export type OperationKind = 'query' | 'mutation' | 'subscription' | 'invalid'

/** What is measured of each message of a type. */
interface MessageMeasures {
  readonly seconds: { observe(value: number): void }
  readonly done: { inc(): void }
}

/** What Prometheus is told. Times come in milliseconds. */
export class Metrics {
  private readonly registry = new Registry()
  private readonly measures = measuresIn(this.registry)
  // Looking up a label costs more than counting.
  private readonly hits = this.measures.states.labels('hit')
  private readonly misses = this.measures.states.labels('miss')
  private readonly messages = { command: new Map<string, MessageMeasures>(), query: new Map<string, MessageMeasures>() }

  /** Of the process too: its event loop, its heap, its garbage. */
  constructor() {
    collectDefaultMetrics({ register: this.registry })
  }

  handled({ kind, type }: Pick<HandledMessage, 'kind' | 'type'>, ms: number, outcome: Outcome, code = ''): void {
    const measures = this.messages[kind].get(type) ?? this.measure(kind, type)
    measures.seconds.observe(ms / 1000)
    if (outcome === 'done') measures.done.inc()
    else this.measures[kind].count.labels(type, outcome, code).inc()
  }

  answered(operation: OperationKind, ms: number, outcome: Outcome): void {
    this.measures.requests.labels(operation, outcome).observe(ms / 1000)
  }

  erred(code: string): void {
    this.measures.errors.labels(code).inc()
  }

  decided(ms: number): void {
    this.measures.deciding.observe(ms / 1000)
  }

  decidedAgain(): void {
    this.measures.conflicts.inc()
  }

  foundState(atHand: boolean): void {
    if (atHand) this.hits.inc()
    else this.misses.inc()
  }

  committed({ events, bytes, ms, failed }: CommittedGroup): void {
    const { commits, committing, commitEvents, commitBytes } = this.measures
    commits.labels(failed ? 'failed' : 'done').inc()
    if (failed) return
    committing.observe(ms / 1000)
    commitEvents.observe(events)
    commitBytes.inc(bytes)
  }

  projected({ events, rows, ms }: ProjectedBatch): void {
    this.measures.projecting.observe(ms / 1000)
    this.measures.batchEvents.observe(events)
    this.measures.rows.inc(rows)
  }

  /** A number that is read whenever somebody looks. */
  gauge(name: string, help: string, read: () => number | Promise<number>): void {
    const collect = async function (this: Gauge): Promise<void> {
      this.set(await read())
    }
    new Gauge({ name, help, registers: [this.registry], collect })
  }

  /** The text that Prometheus reads. */
  text(): Promise<string> {
    return this.registry.metrics()
  }

  private measure(kind: HandledMessage['kind'], type: string): MessageMeasures {
    const { count, seconds } = this.measures[kind]
    const measures = { seconds: seconds.labels(type), done: count.labels(type, 'done', '') }
    this.messages[kind].set(type, measures)
    return measures
  }
}
