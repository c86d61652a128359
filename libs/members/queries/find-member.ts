import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs'
import { z } from 'zod'
import { atLeast, ValidQuery, type Actor } from '#access'
import { nameKey } from '../domain/member-name.js'
import type { MemberRow } from '../views/member.js'
import { MemberViews } from './member-views.js'

const input = z
  .strictObject({ id: z.string().max(200).optional(), name: z.string().max(200).optional(), atLeast })
  .refine(({ id, name }) => (id === undefined) !== (name === undefined), 'name a member by `id` or by `name`')

/** Finds a member by id, or by a name or alias, whatever the case. */
export class FindMember extends ValidQuery<typeof input, MemberRow | undefined> {
  constructor(actor: Actor, from: z.input<typeof input>) {
    super(actor, input, from)
  }
}

@QueryHandler(FindMember)
export class FindMemberHandler implements IQueryHandler<FindMember> {
  constructor(private readonly views: MemberViews) {}

  async execute({ input: { id, name, atLeast } }: FindMember): Promise<MemberRow | undefined> {
    const members = (await this.views.at(atLeast)).selectFrom('member').selectAll('member')
    if (name === undefined) return members.where('member.id', '=', id ?? '').executeTakeFirst()
    return members
      .innerJoin('member_name', 'member_name.member_id', 'member.id')
      .where('member_name.name', '=', nameKey(name))
      .executeTakeFirst()
  }
}
