import type { Circle } from './circle.js'

/** Depth 5: the journey came back to the holder before last. Left by resolution alone. */
export const pingPong: Circle = {
  kind: 'ping-pong',
  depth: 5,
  untilResolution: true,
  inspect({ firstBounceAt, bounceEvidence }) {
    if (firstBounceAt === undefined) return undefined
    return { enteredAt: firstBounceAt, weight: bounceEvidence.length, evidence: (from) => bounceEvidence.from(from) }
  },
}
