import { deadline, sighting, type Circle } from './circle.js'

/**
 * Depth 7: a promise is past due; or it was hollow from the start, made by a role or at a stage that may not
 * make it, or a proposal that its author presents. Left when it is kept or withdrawn.
 */
export const brokenPromise: Circle = {
  kind: 'broken-promise',
  depth: 7,
  inspect({ promises: { open, stage } }) {
    const hollow = [...open, ...(stage ? [stage] : [])].filter((promise) => promise.hollow)
    const [first] = hollow
    if (first) {
      return sighting(
        Math.min(...hollow.map(({ at }) => at)),
        hollow.map(({ factId }) => factId),
      )
    }
    const [promise] = [...open].sort((one, other) => one.dueAt - other.dueAt)
    return promise && deadline(promise.dueAt, [promise.factId])
  },
}
