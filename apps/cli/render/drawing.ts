import type { Paint } from './paint.js'

/** How to draw: how wide, in which tones, and in which time zone. */
export interface Drawing {
  readonly columns: number
  readonly paint: Paint
  readonly zone: string
}
