import { Injectable } from '@nestjs/common'
import { Clock, EventStore } from '#event-sourcing'
import { ProjectionRunner } from '#views'

/** How far the rows, or those in the making, are behind the events: how many events, and how long the eldest of them has been waiting. */
export interface ViewLag {
  readonly events: number
  readonly seconds: number
}

/** Measures how far the views are behind. Throws what the store does. */
@Injectable()
export class ViewLags {
  constructor(
    private readonly store: EventStore,
    private readonly runner: ProjectionRunner,
    private readonly clock: Clock,
  ) {}

  async now(): Promise<ViewLag> {
    const { making, position } = this.runner.status()
    const after = making?.position ?? position
    const events = await this.store.countAfter(after)
    for await (const { metadata } of this.store.readAll({ after, limit: 1 })) {
      const waited = this.clock.now() - Date.parse(metadata.recordedAt)
      return { events, seconds: Math.max(0, waited / 1000) }
    }
    return { events: 0, seconds: 0 }
  }
}
