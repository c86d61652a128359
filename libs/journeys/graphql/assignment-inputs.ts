import { Field, ID, InputType } from '@nestjs/graphql'
import { CommandInput, DateTime } from '#graphql'
import type { AssignmentKind } from '../domain/assignments.js'
import { AssignmentKindEnum } from './enums.js'

@InputType({ isAbstract: true })
class RoleAtClientInput extends CommandInput {
  @Field(() => ID, { description: 'The id of the client.' })
  clientId!: string

  @Field(() => ID, { description: 'The id of the member.' })
  memberId!: string

  @Field(() => String, { description: 'The role, by name or alias.' })
  role!: string
}

@InputType({ description: 'A member to serve a client in a role.' })
export class AssignMemberInput extends RoleAtClientInput {
  @Field(() => AssignmentKindEnum, { description: 'First, or when the first one is absent.' })
  as!: AssignmentKind

  @Field(() => DateTime, { nullable: true, description: 'From when on; from now on by default.' })
  from?: string

  @Field(() => DateTime, { nullable: true, description: 'Until when; without an end by default.' })
  to?: string
}

@InputType({ description: 'A member who no longer serves a client in a role.' })
export class ReleaseMemberInput extends RoleAtClientInput {
  @Field(() => DateTime, {
    nullable: true,
    description: 'From when on; now by default. At the instant at which the member began, they never did.',
  })
  at?: string
}
