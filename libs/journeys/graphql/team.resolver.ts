import { UsePipes } from '@nestjs/common'
import { Args, Context, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql'
import { Door } from '#access'
import { RequestContext, shown, shownList, WithoutNulls } from '#graphql'
import { MemberObject, memberOf, MembersById } from '#members'
import { AssignMember } from '../commands/assign-member.js'
import { ReleaseMember } from '../commands/release-member.js'
import { ClientsOfMembers } from '../queries/clients-of-members.js'
import { TeamsOfClients } from '../queries/teams-of-clients.js'
import { InstantArgs } from './args.js'
import { AssignmentObject, assignmentOf } from './assignment.js'
import { AssignMemberInput, ReleaseMemberInput } from './assignment-inputs.js'
import { ClientObject, clientOf } from './client.js'
import { ClientRecorded } from './payloads.js'

const input = { description: 'What the command says.' }

/** The team of a client. */
@Resolver(() => ClientObject)
@UsePipes(WithoutNulls)
export class ClientTeamResolver {
  constructor(private readonly door: Door) {}

  @ResolveField(() => [AssignmentObject], {
    description: 'Who of ours serves the client, by role, the primary before the backups.',
  })
  team(@Parent() { id }: ClientObject, @Args() { at }: InstantArgs, @Context() context: RequestContext) {
    return shownList(context.load(TeamsOfClients, id, at), assignmentOf)
  }

  @Mutation(() => ClientRecorded, {
    description: 'Makes a member serve a client in a role. A new primary takes the place of the former one.',
  })
  async assignMember(@Args('input', input) input: AssignMemberInput, @Context() { actor }: RequestContext) {
    return new ClientRecorded(await this.door.execute(new AssignMember(actor, input)))
  }

  @Mutation(() => ClientRecorded, { description: 'Ends what a member does for a client in a role.' })
  async releaseMember(@Args('input', input) input: ReleaseMemberInput, @Context() { actor }: RequestContext) {
    return new ClientRecorded(await this.door.execute(new ReleaseMember(actor, input)))
  }
}

/** Who is assigned, and who covers. */
@Resolver(() => AssignmentObject)
export class AssignmentResolver {
  @ResolveField(() => MemberObject, { nullable: true, description: 'Who serves the client.' })
  member({ memberId }: AssignmentObject, _: unknown, context: RequestContext) {
    return shown(context.load(MembersById, memberId), memberOf)
  }

  @ResolveField(() => MemberObject, {
    nullable: true,
    description: 'The backup who serves in the place of a primary who is absent or lacks the role.',
  })
  coveredBy({ coveredById }: AssignmentObject, _: unknown, context: RequestContext) {
    return coveredById === undefined ? null : shown(context.load(MembersById, coveredById), memberOf)
  }
}

/** Whom a member serves. */
@Resolver(() => MemberObject)
@UsePipes(WithoutNulls)
export class MemberClientsResolver {
  @ResolveField(() => [ClientObject], {
    description: 'The clients whom the member serves, as primary or as backup, by name.',
  })
  clients(@Parent() { id }: MemberObject, @Args() { at }: InstantArgs, @Context() context: RequestContext) {
    return shownList(context.load(ClientsOfMembers, id, at), clientOf)
  }
}
