import { Field, ID, InputType } from '@nestjs/graphql'

/** What the input of every mutation may carry. */
@InputType({ isAbstract: true })
export class CommandInput {
  @Field(() => ID, {
    nullable: true,
    description:
      'A UUID of your own: a command that comes again under it changes nothing and is answered as the first time.',
  })
  commandId?: string
}
