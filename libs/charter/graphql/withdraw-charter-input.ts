import { Field, InputType, Int } from '@nestjs/graphql'
import { CommandInput } from '#graphql'

@InputType({ description: 'A version of the charter to be taken back before it is in force.' })
export class WithdrawCharterInput extends CommandInput {
  @Field(() => Int, { description: 'Its number; only the latest version can be withdrawn.' })
  version!: number
}
