import { sighting, type Circle } from './circle.js'

/**
 * Depth 8: the need came back soon after a resolution: this journey was reopened, or it opened
 * while another of its topic stood resolved. Left by resolution alone.
 */
export const relapse: Circle = {
  kind: 'relapse',
  depth: 8,
  untilResolution: true,
  inspect({ startedAt, startedBy, resolvedBefore }, { charter }) {
    if (resolvedBefore === undefined || startedAt - resolvedBefore > charter.relapseWithin) return undefined
    return sighting(startedAt, [startedBy])
  },
}
