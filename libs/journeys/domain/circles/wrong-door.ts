import type { FirstTouch } from '../spell.js'
import { sighting, type Circle } from './circle.js'

/**
 * Depth 4: roles that do not own the topic have touched, and the owner was neither reached nor
 * informed. Left when the owner is. A topic that nobody owns is not judged.
 */
export const wrongDoor: Circle = {
  kind: 'wrong-door',
  depth: 4,
  inspect({ doors, reached }, { charter, owner, isOpen }) {
    if (owner === undefined || reached.includes(owner)) return undefined
    const knocked: FirstTouch[] = doors.from(0)
    const entering = knocked[charter.wrongDoorRoles - 1] ?? (isOpen ? knocked[0] : undefined)
    return (
      entering &&
      sighting(
        entering.at,
        knocked.map(({ factId }) => factId),
        owner,
      )
    )
  },
}
