import type { Circle } from './circle.js'

/** Depth 6: too many distinct holders, the topic's owner not counted. Left by resolution alone. */
export const carousel: Circle = {
  kind: 'carousel',
  depth: 6,
  untilResolution: true,
  inspect({ holders }, { charter }) {
    const entering = holders.at(charter.carouselHolders - 1)
    if (!entering) return undefined
    return {
      enteredAt: entering.at,
      weight: holders.length,
      evidence: (from) => holders.from(from).map(({ factId }) => factId),
    }
  },
}
