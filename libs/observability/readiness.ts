import { Injectable } from '@nestjs/common'
import { DomainError } from '#event-sourcing'
import { ProjectionRunner, type RunnerStatus } from '#views'
import { ViewLags, type ViewLag } from './view-lag.js'

/** How long an event may wait for its rows while Virgil counts as ready. */
export const READY_LAG_SECONDS = 10

/** Whether requests should be sent here; if not, why. */
export type Readiness =
  | { readonly status: 'ready'; readonly lag: ViewLag }
  | {
      readonly status: 'not-ready'
      readonly code: 'STORE_CLOSED' | 'STORE_UNAVAILABLE' | 'VIEWS_FAILING' | 'VIEWS_IN_MAKING' | 'VIEWS_BEHIND'
      readonly message: string
      readonly lag?: ViewLag
    }

/** Looks whether answers are to be had, and whether they hold what was recorded lately. */
@Injectable()
export class ReadinessCheck {
  constructor(
    private readonly runner: ProjectionRunner,
    private readonly lags: ViewLags,
  ) {}

  async look(): Promise<Readiness> {
    try {
      return judged(this.runner.status(), await this.lags.now())
    } catch (error) {
      const code = error instanceof DomainError && error.code === 'STORE_CLOSED' ? error.code : 'STORE_UNAVAILABLE'
      return { status: 'not-ready', code, message: 'The events cannot be read; the log says why.' }
    }
  }
}

function judged({ isRunning, isHealthy, making }: RunnerStatus, lag: ViewLag): Readiness {
  const status = 'not-ready'
  if (!isRunning || !isHealthy)
    return { status, code: 'VIEWS_FAILING', message: 'The views are not kept up; the log says why.', lag }
  if (making)
    return { status, code: 'VIEWS_IN_MAKING', message: 'The views are being made; nothing can be read yet.', lag }
  if (lag.seconds > READY_LAG_SECONDS)
    return { status, code: 'VIEWS_BEHIND', message: 'The views are catching up.', lag }
  return { status: 'ready', lag }
}
