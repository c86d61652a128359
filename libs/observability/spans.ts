import {
  context,
  propagation,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
  type Attributes,
  type Context,
  type Link,
  type Span,
} from '@opentelemetry/api'
import { DomainError, type ProjectedBatch } from '#event-sourcing'

/** Without a provider every span is a blank, and costs next to nothing. */
const tracer = trace.getTracer('virgil')

/** Does a step in a span of its own. Of an error only the code is told: a message may name people. */
export function inSpan<Result>(name: string, attributes: Attributes, work: () => Promise<Result>): Promise<Result> {
  return tracer.startActiveSpan(name, { attributes }, async (span) => {
    try {
      return await work()
    } catch (error) {
      fail(span, error)
      throw error
    } finally {
      span.end()
    }
  })
}

/** The same where something is being traced already: what asks by itself every few seconds begins no trace. */
export function inSpanWithin<Result>(
  name: string,
  attributes: Attributes,
  work: () => Promise<Result>,
): Promise<Result> {
  return trace.getActiveSpan() ? inSpan(name, attributes, work) : work()
}

/** The same for a step of one turn. */
export function inSpanAtOnce<Result>(name: string, work: () => Result): Result {
  return tracer.startActiveSpan(name, (span) => {
    try {
      return work()
    } catch (error) {
      fail(span, error)
      throw error
    } finally {
      span.end()
    }
  })
}

/** A span for a request that goes on where its headers say, and the context for what it leads to. */
export function requestSpan(name: string, headers: object): { span: Span; inside: Context } {
  const parent = propagation.extract(context.active(), headers)
  const span = tracer.startSpan(name, { kind: SpanKind.SERVER }, parent)
  return { span, inside: trace.setSpan(parent, span) }
}

/** Says what the request under way turned out to be. */
export function nameRequest(name: string, attributes: Attributes): void {
  trace.getActiveSpan()?.updateName(name).setAttributes(attributes)
}

/**
 * A span for a batch of the views. One that a single trace led to stands in that trace; one that several led to stands for
 * itself and names them all.
 */
export function batchSpan({ events, rows, startedAt, ms, traceparents }: ProjectedBatch): void {
  const [first, ...others] = traceparents
  if (first === undefined) return
  const parent = others.length === 0 ? contextOf(first) : ROOT_CONTEXT
  const links = traceparents.flatMap((traceparent): Link[] => {
    const cause = trace.getSpanContext(contextOf(traceparent))
    return cause ? [{ context: cause }] : []
  })
  const attributes = { 'virgil.events': events, 'virgil.rows': rows }
  const span = tracer.startSpan('project', { kind: SpanKind.CONSUMER, startTime: startedAt, links, attributes }, parent)
  span.end(startedAt + ms)
}

/** W3C's `traceparent` of the active span, where it is recorded. */
export function activeTraceparent(): string | undefined {
  if (!trace.getActiveSpan()?.isRecording()) return undefined
  const carrier: { traceparent?: string } = {}
  propagation.inject(context.active(), carrier)
  return carrier.traceparent
}

/** The id of the trace under way, where it is recorded. */
export function activeTraceId(): string | undefined {
  const span = trace.getActiveSpan()
  return span?.isRecording() ? span.spanContext().traceId : undefined
}

const contextOf = (traceparent: string): Context => propagation.extract(ROOT_CONTEXT, { traceparent })

function fail(span: Span, error: unknown): void {
  span.setAttribute('error.type', error instanceof DomainError ? error.code : 'INTERNAL')
  span.setStatus({ code: SpanStatusCode.ERROR })
}
