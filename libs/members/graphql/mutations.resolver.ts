import { UsePipes } from '@nestjs/common'
import { Args, Context, Mutation, Resolver } from '@nestjs/graphql'
import { Door } from '#access'
import { RequestContext, WithoutNulls } from '#graphql'
import { AddMemberAlias } from '../commands/add-member-alias.js'
import { ChangeMemberRoles } from '../commands/change-member-roles.js'
import { LiftAbsence } from '../commands/lift-absence.js'
import { RegisterMember } from '../commands/register-member.js'
import { SetAbsence } from '../commands/set-absence.js'
import * as inputs from './command-inputs.js'
import { MemberRecorded } from './payload.js'

const input = { description: 'What the command says.' }

/** One mutation a command. */
@Resolver()
@UsePipes(WithoutNulls)
export class MemberMutationsResolver {
  constructor(private readonly door: Door) {}

  @Mutation(() => MemberRecorded, { description: 'Makes one of our people known.' })
  async registerMember(@Args('input', input) input: inputs.RegisterMemberInput, @Context() { actor }: RequestContext) {
    return new MemberRecorded(await this.door.execute(new RegisterMember(actor, input)))
  }

  @Mutation(() => MemberRecorded, {
    description: 'Gives a member one more name under which touchpoints tell of them.',
  })
  async addMemberAlias(@Args('input', input) input: inputs.AddMemberAliasInput, @Context() { actor }: RequestContext) {
    return new MemberRecorded(await this.door.execute(new AddMemberAlias(actor, input)))
  }

  @Mutation(() => MemberRecorded, { description: 'Gives a member other roles or teams.' })
  async changeMemberRoles(
    @Args('input', input) input: inputs.ChangeMemberRolesInput,
    @Context() { actor }: RequestContext,
  ) {
    return new MemberRecorded(await this.door.execute(new ChangeMemberRoles(actor, input)))
  }

  @Mutation(() => MemberRecorded, { description: 'Says when a member is not there.' })
  async setAbsence(@Args('input', input) input: inputs.SetAbsenceInput, @Context() { actor }: RequestContext) {
    return new MemberRecorded(await this.door.execute(new SetAbsence(actor, input)))
  }

  @Mutation(() => MemberRecorded, { description: 'Says that a member is there after all.' })
  async liftAbsence(@Args('input', input) input: inputs.LiftAbsenceInput, @Context() { actor }: RequestContext) {
    return new MemberRecorded(await this.door.execute(new LiftAbsence(actor, input)))
  }
}
