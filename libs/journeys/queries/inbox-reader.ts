import { Injectable } from '@nestjs/common'
import { Charters } from '#charter'
import { Clock } from '#event-sourcing'
import { MemberViews, nameKey, type MemberRow } from '#members'
import { parsed } from '#views'
import { mustBeRole } from '../domain/decisions/must-be-role.js'
import { isAbsent } from '../domain/on-duty.js'
import { refuse } from '../domain/refusals.js'
import { assignmentOf } from '../views/assignment.js'
import { assignmentsAt } from './assignments-at.js'
import { grouped } from './grouped.js'
import { isFor, type Addressed, type InboxOwner, type Service } from './inbox-owner.js'
import { JourneyViews } from './journey-views.js'

/** How many rows are looked through at a time. */
const CHUNK = 500

/** Rows in an order, so many of them from a place on. */
interface Ordered<Row> {
  limit(count: number): { offset(from: number): { execute(): Promise<Row[]> } }
}

/** Finds whose inbox is asked for, and which rows are theirs. */
@Injectable()
export class InboxReader {
  constructor(
    private readonly views: JourneyViews,
    private readonly members: MemberViews,
    private readonly charters: Charters,
    private readonly clock: Clock,
  ) {}

  /** The owner by a role, by a member’s id or name, or by both: the member in that role alone. */
  async owner({ role, member }: { role?: string | undefined; member?: string | undefined }): Promise<InboxOwner> {
    const roles =
      role === undefined ? [] : [mustBeRole((await this.charters.history()).at(this.clock.now()), role, 'role')]
    if (member === undefined) return { roles }
    const row =
      (await this.memberNamed(member)) ?? refuse('MEMBER_NOT_FOUND', `There is no member ${member}.`, ['member'])
    return {
      roles: role === undefined ? parsed(row.roles) : roles,
      member: { id: row.id, names: new Set(namesOf(row)), teams: parsed(row.teams) },
    }
  }

  /** The first rows of a query that are for the owner. */
  async first<Row>(
    owner: InboxOwner,
    query: Ordered<Row>,
    addressed: (row: Row) => Addressed,
    first: number,
  ): Promise<Row[]> {
    const found: Row[] = []
    for (let offset = 0; ; offset += CHUNK) {
      const rows = await query.limit(CHUNK).offset(offset).execute()
      const service = await this.service(owner, rows.map(addressed))
      found.push(...rows.filter((row) => isFor(owner, addressed(row), service)))
      if (found.length >= first || rows.length < CHUNK) return found.slice(0, first)
    }
  }

  private memberNamed(named: string): Promise<MemberRow | undefined> {
    return this.members.rows
      .selectFrom('member')
      .selectAll()
      .where(({ eb, or, selectFrom }) =>
        or([
          eb('id', '=', named),
          eb('id', 'in', selectFrom('member_name').select('member_id').where('name', '=', nameKey(named))),
        ]),
      )
      .executeTakeFirst()
  }

  private async service({ roles, member }: InboxOwner, addressed: readonly Addressed[]): Promise<Service> {
    const at = this.clock.now()
    const clientIds = [...new Set(addressed.map(({ clientId }) => clientId))]
    if (!member || clientIds.length === 0) return { at, assignments: new Map(), absences: new Map(), absent: new Set() }
    const assigned = assignmentsAt(this.views.rows, at).selectAll()
    const rows = await assigned.where('client_id', 'in', clientIds).where('role', 'in', roles).execute()
    const ids = [...new Set(rows.map(({ member_id }) => member_id))]
    const serving =
      ids.length === 0 ? [] : await this.members.rows.selectFrom('member').selectAll().where('id', 'in', ids).execute()
    const absences = new Map(serving.map(({ id, absences }) => [id, parsed(absences)]))
    const rolesOf = new Map(serving.map(({ id, roles }) => [id, parsed(roles)]))
    const absent = serving.filter(({ id }) => isAbsent(absences, id, at))
    // Who does not have the role any more does not serve.
    const standing = rows.filter(({ member_id, role }) => rolesOf.get(member_id)?.includes(role) !== false)
    const teams = grouped(standing, 'client_id', clientIds)
    return {
      at,
      assignments: new Map([...teams].map(([clientId, team]) => [clientId, team.map(assignmentOf)])),
      absences,
      absent: new Set(absent.flatMap(namesOf)),
    }
  }
}

const namesOf = ({ name, aliases }: MemberRow): string[] => [name, ...parsed(aliases)].map(nameKey)
