import { localOperator } from '#access'
import { RegisterMember, SetAbsence } from '#members'
import { absencesOf } from './staff.js'
import { tables, type Member } from './tables.js'
import type { Year } from './year.js'

const DAY = 24 * 3_600_000

/** Registers those who serve the clients, before the first client comes, with the times at which they are away. Gives their ids by handle. */
export async function recordMembers(year: Year): Promise<ReadonlyMap<string, string>> {
  const registered = tables.members.map(async (member) => [member.member, await recordMember(year, member)] as const)
  return new Map(await Promise.all(registered))
}

async function recordMember(year: Year, member: Member): Promise<string> {
  const { member: name, team, roles } = member
  const { memberId } = await year.give(
    year.begins,
    new RegisterMember(localOperator, { commandId: year.commandId(name), name, roles, teams: [team] }),
  )
  for (const { from, to, reason } of absencesOf(member)) {
    const absence = { from: new Date(from).toISOString(), to: new Date(to).toISOString(), reason }
    const commandId = year.commandId(`${name} ${absence.from}`)
    await year.give(from - 7 * DAY, new SetAbsence(localOperator, { commandId, memberId, ...absence }))
  }
  return memberId
}
