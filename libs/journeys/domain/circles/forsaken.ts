import { deadline, sighting, type Circle } from './circle.js'

/**
 * Depth 9: we owe the next step and nobody touches; or the journey was given up while the client was in
 * another circle. Left by a touchpoint. Judged last.
 */
export const forsaken: Circle = {
  kind: 'forsaken',
  depth: 9,
  inspect({ lastTouch }, { status, at, inCircle }) {
    if (status === 'open') return deadline(lastTouch.nextDueAt, [lastTouch.factId])
    return status === 'abandoned' && inCircle ? sighting(at, [lastTouch.factId]) : undefined
  },
}
