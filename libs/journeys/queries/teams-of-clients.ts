import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs'
import { ActorQuery, type Actor } from '#access'
import { Clock } from '#event-sourcing'
import { MemberViews } from '#members'
import { parsed } from '#views'
import type { Absences } from '../domain/on-duty.js'
import type { AssignmentRow } from '../views/assignment.js'
import { assignmentsAt } from './assignments-at.js'
import { grouped } from './grouped.js'
import { JourneyViews } from './journey-views.js'
import { teamOf, type TeamMember } from './team.js'

/** Who serves each of some clients at an instant, ISO 8601; now by default. */
export class TeamsOfClients extends ActorQuery<ReadonlyMap<string, readonly TeamMember[]>> {
  constructor(
    readonly actor: Actor,
    readonly clientIds: readonly string[],
    readonly at?: string,
  ) {
    super()
  }
}

@QueryHandler(TeamsOfClients)
export class TeamsOfClientsHandler implements IQueryHandler<TeamsOfClients> {
  constructor(
    private readonly views: JourneyViews,
    private readonly members: MemberViews,
    private readonly clock: Clock,
  ) {}

  async execute({ clientIds, at }: TeamsOfClients): Promise<Map<string, TeamMember[]>> {
    const now = this.clock.now()
    const instant = at === undefined ? now : Date.parse(at)
    const standing = assignmentsAt(this.views.rows, instant).selectAll().where('client_id', 'in', clientIds)
    const rows = await standing.execute()
    const { absences, roles } = await this.membersIn(rows)
    // Which roles they had in the past is not known.
    const hasRole = ({ member_id, role }: AssignmentRow) =>
      instant < now || roles.get(member_id)?.includes(role) !== false
    const teams = grouped(rows, 'client_id', clientIds)
    return new Map([...teams].map(([id, own]) => [id, teamOf(own, absences, instant, hasRole)]))
  }

  private async membersIn(
    rows: readonly AssignmentRow[],
  ): Promise<{ absences: Absences; roles: ReadonlyMap<string, readonly string[]> }> {
    const ids = [...new Set(rows.map(({ member_id }) => member_id))]
    if (ids.length === 0) return { absences: new Map(), roles: new Map() }
    const members = this.members.rows.selectFrom('member').select(['id', 'absences', 'roles']).where('id', 'in', ids)
    const found = await members.execute()
    return {
      absences: new Map(found.map(({ id, absences }) => [id, parsed(absences)])),
      roles: new Map(found.map(({ id, roles }) => [id, parsed(roles)])),
    }
  }
}
