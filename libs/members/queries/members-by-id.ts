import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs'
import { ActorQuery, type Actor } from '#access'
import type { Position } from '#event-sourcing'
import type { MemberRow } from '../views/member.js'
import { MemberViews } from './member-views.js'

/** Members by their ids. */
export class MembersById extends ActorQuery<ReadonlyMap<string, MemberRow>> {
  constructor(
    readonly actor: Actor,
    readonly ids: readonly string[],
    readonly atLeast?: Position,
  ) {
    super()
  }
}

@QueryHandler(MembersById)
export class MembersByIdHandler implements IQueryHandler<MembersById> {
  constructor(private readonly views: MemberViews) {}

  async execute({ ids, atLeast }: MembersById): Promise<Map<string, MemberRow>> {
    const rows = (await this.views.at(atLeast)).selectFrom('member').selectAll().where('id', 'in', ids)
    return new Map((await rows.execute()).map((row) => [row.id, row]))
  }
}
