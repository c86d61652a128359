import { Field, ID, InputType } from '@nestjs/graphql'
import { CommandInput, DateTime } from '#graphql'

const member = { description: 'The id of the member.' }

@InputType({ description: 'One of our people to be made known.' })
export class RegisterMemberInput extends CommandInput {
  @Field(() => String, { description: 'The name, as touchpoints tell it.' })
  name!: string

  @Field(() => [String], { nullable: true, description: 'How tools spell the name otherwise.' })
  aliases?: string[]

  @Field(() => String, { nullable: true, description: 'The mail address.' })
  email?: string

  @Field(() => [String], { nullable: true, description: 'The roles, by name or alias.' })
  roles?: string[]

  @Field(() => [String], { nullable: true, description: 'The teams.' })
  teams?: string[]
}

@InputType({ description: 'One more name of a member.' })
export class AddMemberAliasInput extends CommandInput {
  @Field(() => ID, member)
  memberId!: string

  @Field(() => String, { description: 'How a tool spells the name.' })
  alias!: string
}

@InputType({ description: 'What a member does from now on: what is not there stays as it is.' })
export class ChangeMemberRolesInput extends CommandInput {
  @Field(() => ID, member)
  memberId!: string

  @Field(() => [String], { nullable: true, description: 'All roles, by name or alias.' })
  roles?: string[]

  @Field(() => [String], { nullable: true, description: 'All teams.' })
  teams?: string[]
}

@InputType({ description: 'A time in which a member is not there; an absence that it overlaps is replaced by it.' })
export class SetAbsenceInput extends CommandInput {
  @Field(() => ID, member)
  memberId!: string

  @Field(() => DateTime, { description: 'From when on.' })
  from!: string

  @Field(() => DateTime, { description: 'Until when: the member is there again then.' })
  to!: string

  @Field(() => String, { nullable: true, description: 'Why.' })
  reason?: string
}

@InputType({ description: 'An absence that is none after all, named by its time.' })
export class LiftAbsenceInput extends CommandInput {
  @Field(() => ID, member)
  memberId!: string

  @Field(() => DateTime, { description: 'From when on it was to last.' })
  from!: string

  @Field(() => DateTime, { description: 'Until when it was to last.' })
  to!: string
}
