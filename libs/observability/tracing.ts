import { context, propagation, trace } from '@opentelemetry/api'
import type { SpanProcessor } from '@opentelemetry/sdk-trace-base'

/**
 * Traces from now on, and hands the spans to a processor. Gives the way to end it when the last have been handed on. What
 * share is traced says `OTEL_TRACES_SAMPLER`. The SDK is loaded by nobody else: who does not trace does not pay for it.
 */
export async function traceTo(processor: SpanProcessor): Promise<() => Promise<void>> {
  const { AsyncLocalStorageContextManager } = await import('@opentelemetry/context-async-hooks')
  const { W3CTraceContextPropagator } = await import('@opentelemetry/core')
  const { resourceFromAttributes } = await import('@opentelemetry/resources')
  const { BasicTracerProvider } = await import('@opentelemetry/sdk-trace-base')
  const resource = resourceFromAttributes({ 'service.name': 'virgil' })
  const provider = new BasicTracerProvider({ resource, spanProcessors: [processor] })
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable())
  propagation.setGlobalPropagator(new W3CTraceContextPropagator())
  trace.setGlobalTracerProvider(provider)
  return async () => {
    await provider.shutdown()
    for (const part of [trace, propagation, context]) part.disable()
  }
}

/** Traces to a collector that speaks OTLP over HTTP, where `OTEL_EXPORTER_OTLP_ENDPOINT` says. */
export async function traceToCollector(): Promise<() => Promise<void>> {
  const { BatchSpanProcessor } = await import('@opentelemetry/sdk-trace-base')
  const { OTLPTraceExporter } = await import('@opentelemetry/exporter-trace-otlp-http')
  return traceTo(new BatchSpanProcessor(new OTLPTraceExporter()))
}
