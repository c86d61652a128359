import { UsePipes } from '@nestjs/common'
import { Args, Context, Query, ResolveField, Resolver } from '@nestjs/graphql'
import { Door } from '#access'
import { RequestContext, shown, shownPage, WithoutNulls } from '#graphql'
import { FindMember } from '../queries/find-member.js'
import { ListMembers } from '../queries/list-members.js'
import { MembersById } from '../queries/members-by-id.js'
import { MemberArgs, MembersArgs } from './args.js'
import { MemberConnection, MemberObject, memberOf } from './member.js'
import { MemberRecorded } from './payload.js'

/** Our people. */
@Resolver(() => MemberObject)
@UsePipes(WithoutNulls)
export class MemberResolver {
  constructor(private readonly door: Door) {}

  @Query(() => MemberObject, { nullable: true, description: 'A member by id, or by a name or alias.' })
  member(@Args() args: MemberArgs, @Context() { actor }: RequestContext) {
    return shown(this.door.ask(new FindMember(actor, args)), memberOf)
  }

  @Query(() => MemberConnection, { description: 'Our people by name, in pages.' })
  members(@Args() args: MembersArgs, @Context() { actor }: RequestContext) {
    return shownPage(this.door.ask(new ListMembers(actor, args)), memberOf)
  }
}

/** What changed, as the views show it once they hold the command's position. */
@Resolver(() => MemberRecorded)
export class MemberRecordedResolver {
  @ResolveField(() => MemberObject, {
    nullable: true,
    description: 'The member as they are now, with what was recorded.',
  })
  member({ memberId, position }: MemberRecorded, _: unknown, context: RequestContext) {
    return shown(context.load(MembersById, memberId, position), memberOf)
  }
}
