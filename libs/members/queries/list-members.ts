import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs'
import { sql, type Expression, type SqlBool } from 'kysely'
import { z } from 'zod'
import { pageOfList, ValidQuery, type Actor } from '#access'
import { instant, word } from '#event-sourcing'
import { containsText, elementsOf, hasElement, page, type Page, type Sort } from '#views'
import type { MemberRow } from '../views/member.js'
import { MemberViews } from './member-views.js'

const order: [Sort, Sort] = [
  { column: 'name', direction: 'asc' },
  { column: 'id', direction: 'asc' },
]

const filter = z.strictObject({
  role: word.optional(),
  team: word.optional(),
  /** Part of the name, of an alias or of the address, whatever the case. */
  text: word.optional(),
  /** Only those who are not there at this instant. */
  absentAt: instant.optional(),
})
type MemberFilter = z.output<typeof filter>

const input = z.strictObject({ filter: filter.prefault({}), ...pageOfList })

/** Lists members by name. Refuses with `CURSOR_INVALID`. */
export class ListMembers extends ValidQuery<typeof input, Page<MemberRow>> {
  constructor(actor: Actor, from: z.input<typeof input> = {}) {
    super(actor, input, from)
  }
}

@QueryHandler(ListMembers)
export class ListMembersHandler implements IQueryHandler<ListMembers> {
  constructor(private readonly views: MemberViews) {}

  async execute({ input }: ListMembers): Promise<Page<MemberRow>> {
    const { filter, atLeast } = input
    const database = await this.views.at(atLeast)
    const all = database.selectFrom('member').selectAll()
    const query = conditions(filter).reduce((members, condition) => members.where(condition), all)
    return page({ name: 'members', filter, order, database, query }, input)
  }
}

function conditions({ role, team, text, absentAt }: MemberFilter): Expression<SqlBool>[] {
  return [
    ...(role === undefined ? [] : [hasElement('roles', role)]),
    ...(team === undefined ? [] : [hasElement('teams', team)]),
    ...(text === undefined ? [] : [containsText(['name', 'aliases', 'email'], text)]),
    ...(absentAt === undefined ? [] : [isAbsent(absentAt)]),
  ]
}

/** Instants in UTC with milliseconds compare as text. */
const isAbsent = (at: string): Expression<SqlBool> =>
  sql`exists (select 1 from ${elementsOf('absences')} as each where each.value ->> 'from' <= ${at} and ${at} < each.value ->> 'to')`
