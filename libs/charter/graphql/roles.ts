import { Field, ObjectType } from '@nestjs/graphql'
import type { CharterDefinition } from '../domain/definition.js'

type Role = CharterDefinition['roles'][number]

@ObjectType('CharterRole', { description: 'A role of the company.' })
export class RoleObject {
  @Field(() => String, { description: 'The name of the role.' })
  readonly name: string

  @Field(() => [String], { description: 'Other names of the role in tools and files.' })
  readonly aliases: string[]

  @Field(() => String, { nullable: true, description: 'What the role is there for.' })
  readonly duties: string | undefined

  @Field(() => Boolean, {
    description:
      'Whether it may promise anything to a client; see `promisesOnly` for a role that may promise something.',
  })
  readonly mayPromise: boolean

  @Field(() => [String], { nullable: true, description: 'The only topics it may promise about; null: no such limit.' })
  readonly promisesOnly: string[] | undefined

  @Field(() => String, { nullable: true, description: 'The calendar it works by; null: the first one.' })
  readonly calendar: string | undefined

  constructor({ name, aliases, duties, mayPromise, calendar }: Role) {
    this.name = name
    this.aliases = aliases
    this.duties = duties
    this.mayPromise = mayPromise !== false
    this.promisesOnly = typeof mayPromise === 'boolean' ? undefined : mayPromise
    this.calendar = calendar
  }
}

@ObjectType('CharterTeam', { description: 'A team.' })
export class TeamObject {
  @Field(() => String, { description: 'The name of the team.' })
  name!: string

  @Field(() => String, { nullable: true, description: 'The role that it plays.' })
  role?: string | undefined

  @Field(() => String, { nullable: true, description: 'The calendar it works by; null: that of its role.' })
  calendar?: string | undefined
}

@ObjectType('CharterCover', { description: 'Who takes over for a role that is away.' })
export class CoverObject {
  @Field(() => String, { description: 'The role that is away.' })
  role!: string

  @Field(() => String, { description: 'The role that takes over.' })
  by!: string
}
