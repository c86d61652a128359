import type { Circle } from './circle.js'

/** Depth 6: too many distinct holders, the topic's owner not counted. Left by resolution alone. */
export const carousel: Circle = {
  kind: 'carousel',
  depth: 6,
  untilResolution: true,
  inspect({ holders }, { charter, owner }) {
    const ownerAt = charter.unit === 'role' && owner !== undefined ? indexNamed(holders, owner) : -1
    const last = nthBeside(charter.carouselHolders, ownerAt)
    const entering = holders.at(last)
    if (!entering) return undefined
    return {
      enteredAt: entering.at,
      weight: holders.length - (ownerAt < 0 ? 0 : 1),
      evidence: (from) =>
        holders
          .from(0)
          .filter((_, index) => index !== ownerAt)
          .slice(from)
          .map(({ factId }) => factId),
    }
  },
}

function indexNamed(
  holders: { length: number; at(index: number): { name: string } | undefined },
  name: string,
): number {
  for (let index = 0; index < holders.length; index++) if (holders.at(index)?.name === name) return index
  return -1
}

/** The index of the nth of a list when one place is left out. */
const nthBeside = (nth: number, leftOut: number): number => (leftOut >= 0 && leftOut < nth ? nth : nth - 1)
