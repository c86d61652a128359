import { START, type Position, type RecordedEvent } from '#event-sourcing'
import { ProjectionRunner, type Lag, type Rebuilt, type Retried, type RunnerStatus, type Shown } from '#views'

/** A runner whose rows go as far as a spec says. */
export class StandingRunner extends ProjectionRunner {
  position: Position = START
  readonly listeners = new Set<(shown: Shown) => void>()

  /** The rows hold everything up to here, and these events that were parked before. */
  show(position: Position, late: readonly RecordedEvent[] = []): void {
    this.position = position
    for (const listener of this.listeners) listener({ position, late })
  }

  onChanges(listener: (shown: Shown) => void): () => void {
    this.listeners.add(listener)
    return () => void this.listeners.delete(listener)
  }

  async whenApplied(): Promise<void> {}

  async lag(): Promise<Lag> {
    return { position: this.position, head: this.position, caughtUp: true }
  }

  status(): RunnerStatus {
    const { position } = this
    return { isRunning: true, isHealthy: true, position, caughtUp: true, events: 0, rows: 0, parked: [] }
  }

  async retryParked(): Promise<Retried> {
    return { unparked: [], stillParked: [] }
  }

  async rebuild(): Promise<Rebuilt> {
    return { events: 0, position: this.position, parked: [] }
  }

  async stop(): Promise<void> {}
}
