import { Field, InputType } from '@nestjs/graphql'
import { CommandInput, DateTime } from '#graphql'

@InputType({ description: 'A version of the charter to be put in force.' })
export class AmendCharterInput extends CommandInput {
  @Field(() => String, { description: 'The whole charter as YAML.' })
  yaml!: string

  @Field(() => DateTime, {
    nullable: true,
    description: 'From when on it is in force: now by default, at most a year ahead, and never in the past.',
  })
  effectiveFrom?: string
}
