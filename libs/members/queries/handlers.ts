import { FindMemberHandler } from './find-member.js'
import { ListMembersHandler } from './list-members.js'
import { MemberViews } from './member-views.js'
import { MembersByIdHandler } from './members-by-id.js'

/** What answers the queries of this context. */
export const queryHandlers = [MemberViews, FindMemberHandler, ListMembersHandler, MembersByIdHandler]
