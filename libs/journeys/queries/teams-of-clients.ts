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
    const instant = at === undefined ? this.clock.now() : Date.parse(at)
    const standing = assignmentsAt(this.views.rows, instant).selectAll().where('client_id', 'in', clientIds)
    const rows = await standing.execute()
    const absences = await this.absencesOf(rows)
    const teams = grouped(rows, 'client_id', clientIds)
    return new Map([...teams].map(([id, own]) => [id, teamOf(own, absences, instant)]))
  }

  private async absencesOf(rows: readonly AssignmentRow[]): Promise<Absences> {
    const ids = [...new Set(rows.map(({ member_id }) => member_id))]
    if (ids.length === 0) return new Map()
    const found = this.members.rows.selectFrom('member').select(['id', 'absences']).where('id', 'in', ids)
    return new Map((await found.execute()).map(({ id, absences }) => [id, parsed(absences)]))
  }
}
