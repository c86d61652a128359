import { UsePipes } from '@nestjs/common'
import { Args, Context, Query, Resolver } from '@nestjs/graphql'
import { Door } from '#access'
import { RequestContext, WithoutNulls } from '#graphql'
import { ReadInbox } from '../queries/read-inbox.js'
import { InboxArgs, InboxObject } from './inbox.js'

/** What waits for whom. */
@Resolver(() => InboxObject)
@UsePipes(WithoutNulls)
export class InboxResolver {
  constructor(private readonly door: Door) {}

  @Query(() => InboxObject, { description: 'What waits for a role or a member now.' })
  async inbox(@Args() args: InboxArgs, @Context() { actor }: RequestContext) {
    return new InboxObject(await this.door.ask(new ReadInbox(actor, args)))
  }
}
