import { deadline, type Circle } from './circle.js'

/**
 * Depth 2: a handoff was offered and neither accepted nor declined in time; or the owner of the topic was
 * told, and did not touch in that time. Left when the receiver accepts, declines or touches.
 */
export const droppedBaton: Circle = {
  kind: 'dropped-baton',
  depth: 2,
  inspect({ handoffs: { offers, told } }) {
    const batons = [
      ...offers.flatMap(({ state, to, ...offer }) => (state === 'offered' ? [{ ...offer, role: to.role }] : [])),
      ...told.filter(({ isOwner }) => isOwner),
    ]
    if (batons.length === 0) return undefined
    const first = batons.reduce((one, other) => (other.dueAt < one.dueAt ? other : one))
    return deadline(first.dueAt, [first.factId], first.role)
  },
}
