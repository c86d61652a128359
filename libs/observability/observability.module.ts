import { Module, type DynamicModule, type OnModuleInit } from '@nestjs/common'
import { ProjectionRunner } from '#views'
import { Metrics } from './metrics.js'
import { ReadinessCheck } from './readiness.js'
import { ViewLags } from './view-lag.js'

/** Whether Virgil is ready, and what Prometheus is told. */
@Module({ providers: [ViewLags, ReadinessCheck], exports: [ReadinessCheck] })
export class ObservabilityModule implements OnModuleInit {
  constructor(
    private readonly metrics: Metrics,
    private readonly lags: ViewLags,
    private readonly runner: ProjectionRunner,
  ) {}

  /** With the metrics that the instruments of the profile fill. */
  static with(metrics: Metrics): DynamicModule {
    return {
      module: ObservabilityModule,
      providers: [{ provide: Metrics, useValue: metrics }],
      exports: [Metrics],
    }
  }

  onModuleInit(): void {
    const { metrics, lags, runner } = this
    metrics.gauge('virgil_views_up', 'Whether the views are being kept up: 1 or 0.', () =>
      runner.status().isRunning && runner.status().isHealthy ? 1 : 0,
    )
    metrics.gauge('virgil_views_lag_events', 'Events that the views do not hold yet.', async () => {
      return (await lags.now()).events
    })
    metrics.gauge('virgil_views_lag_seconds', 'How long the eldest of them has been waiting.', async () => {
      return (await lags.now()).seconds
    })
    metrics.gauge(
      'virgil_views_parked_streams',
      'Streams that stand at an event which cannot be read or folded.',
      () => {
        return runner.status().parked.length
      },
    )
  }
}
