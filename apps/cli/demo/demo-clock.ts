import { Clock } from '#event-sourcing'

/** The day on which the demo stands, whenever it is run: its data are the same and nothing lies in the future. */
export const DEMO_TODAY = Date.parse('2026-04-30T18:00:00.000Z')

/** A clock that the demo moves through its year, so that facts are recorded on the evening when they were heard of. */
export class DemoClock extends Clock {
  private instant = DEMO_TODAY

  now(): number {
    return this.instant
  }

  moveTo(instant: number): void {
    this.instant = instant
  }
}
