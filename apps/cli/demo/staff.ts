import type { Random } from './random.js'
import { tables, type Member } from './tables.js'

const DAY = 24 * 3_600_000

/** Those who serve in a role day by day, whoever is away. */
export const membersOf = (role: string): Member[] =>
  tables.members.filter(({ roles, covers }) => roles.includes(role) && covers === undefined)

/** The member with a handle, if there is one. */
export const memberNamed = (handle: string | undefined): Member | undefined =>
  tables.members.find(({ member }) => member === handle)

/** When a member is away, in milliseconds since 1970: from, up to but not including. */
export const absencesOf = ({
  absent,
}: Member): { readonly from: number; readonly to: number; readonly reason: string }[] =>
  absent.map(({ from, to, reason }) => ({ from: Date.parse(from), to: Date.parse(to) + DAY, reason }))

/** Whether a member is there at an instant. */
export const isThere = (member: Member, instant: number): boolean =>
  !absencesOf(member).some(({ from, to }) => from <= instant && instant < to)

/** Who serves in a role at an instant: the usual one, or a colleague where they are away. */
export function whoIsThere(role: string, usual: Member | undefined, instant: number, random: Random): Member {
  if (usual && isThere(usual, instant)) return usual
  return random.pick(membersOf(role).filter((member) => isThere(member, instant)))
}
