import type { Touchpoint } from '#journeys'

/** A touchpoint, and when the company heard of it, milliseconds since 1970. */
export interface Told {
  readonly touchpoint: Touchpoint
  readonly recordedAt: number
}
