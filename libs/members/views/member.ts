import { json, rowOf, table, text, type RowOf, type Rows, type Selection, type StoredRowOf } from '#views'
import { withAbsence, withoutAbsence, type Absence } from '../domain/absences.js'
import type { MemberEvent } from '../domain/events.js'
import { nameKey } from '../domain/member-name.js'

/** One of our people. */
export const members = table({
  name: 'member',
  columns: {
    id: text(),
    name: text(),
    aliases: json<readonly string[]>(),
    email: text().nullable(),
    roles: json<readonly string[]>(),
    teams: json<readonly string[]>(),
    /** In their order. */
    absences: json<readonly Absence[]>(),
  },
  key: ['id'],
  indexes: [['name', 'id']],
})
export type MemberRow = StoredRowOf<typeof members>

/** By which names touchpoints tell of a member: as `nameKey` gives them. */
export const memberNames = table({
  name: 'member_name',
  columns: { name: text(), member_id: text() },
  key: ['name'],
})

export function projectMembers(rows: Rows, event: MemberEvent, memberId: string): void {
  switch (event.type) {
    case 'MemberRegistered': {
      const { name, aliases, email = null, roles, teams } = event.data
      for (const each of [name, ...aliases]) rows.put(memberNames, { name: nameKey(each), member_id: memberId })
      return rows.put(members, { id: memberId, name, aliases, email, roles, teams, absences: [] })
    }
    case 'MemberAliasAdded': {
      const { alias } = event.data
      rows.put(memberNames, { name: nameKey(alias), member_id: memberId })
      return change(rows, memberId, (row) => ({ ...row, aliases: [...row.aliases, alias] }))
    }
    case 'MemberRolesChanged':
      return change(rows, memberId, (row) => ({ ...row, ...event.data }))
    case 'AbsenceSet':
      return change(rows, memberId, (row) => ({ ...row, absences: withAbsence(row.absences, event.data) }))
    case 'AbsenceLifted':
      return change(rows, memberId, (row) => ({ ...row, absences: withoutAbsence(row.absences, event.data) }))
  }
}

/** The rows that must be at hand. */
export const touchedMembers = (memberId: string): Selection[] => [rowOf(members, memberId)]

function change(rows: Rows, memberId: string, to: (row: RowOf<typeof members>) => RowOf<typeof members>): void {
  const row = rows.get(members, memberId)
  if (row) rows.put(members, to(row))
}
