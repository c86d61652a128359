import { ArgsType, Field, ID, InputType } from '@nestjs/graphql'
import { DateTime, PageArgs, Position } from '#graphql'

const atLeast = {
  nullable: true,
  description: 'Wait until the answer holds what was recorded up to here, at most five seconds.',
}

@InputType('MemberFilter', { description: 'Which members. All fields that are there must hold.' })
export class MemberFilterObject {
  @Field(() => String, { nullable: true, description: 'Have this role.' })
  role?: string

  @Field(() => String, { nullable: true, description: 'Are in this team.' })
  team?: string

  @Field(() => String, {
    nullable: true,
    description: 'Have this in the name, an alias or the address, whatever the case.',
  })
  text?: string

  @Field(() => DateTime, { nullable: true, description: 'Are away at this instant.' })
  absentAt?: string
}

@ArgsType()
export class MemberArgs {
  @Field(() => ID, { nullable: true, description: 'The id of the member; this or `name`.' })
  id?: string

  @Field(() => String, { nullable: true, description: 'The name or an alias, whatever the case; this or `id`.' })
  name?: string

  @Field(() => Position, atLeast)
  atLeast?: string
}

@ArgsType()
export class MembersArgs extends PageArgs {
  @Field(() => MemberFilterObject, { nullable: true, description: 'Which members; all by default.' })
  filter?: MemberFilterObject

  @Field(() => Position, atLeast)
  atLeast?: string
}
