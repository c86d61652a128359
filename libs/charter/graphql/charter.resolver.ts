import { UsePipes } from '@nestjs/common'
import { Args, Context, Int, Mutation, Query, Resolver } from '@nestjs/graphql'
import { Door } from '#access'
import { RequestContext, WithoutNulls } from '#graphql'
import { AmendCharter } from '../commands/amend-charter.js'
import { WithdrawCharter } from '../commands/withdraw-charter.js'
import { ListCharters } from '../queries/list-charters.js'
import { ReadCharter } from '../queries/read-charter.js'
import { AmendCharterInput } from './amend-charter-input.js'
import { CharterObject, CharterRecorded } from './charter.js'
import { WithdrawCharterInput } from './withdraw-charter-input.js'

/** The charter over GraphQL. */
@Resolver(() => CharterObject)
@UsePipes(WithoutNulls)
export class CharterResolver {
  constructor(private readonly door: Door) {}

  @Query(() => CharterObject, { nullable: true, description: 'A version of the charter: the one in force by default.' })
  async charter(
    @Args('version', { type: () => Int, nullable: true, description: 'Which version; the one in force by default.' })
    version: number | undefined,
    @Context() { actor }: RequestContext,
  ): Promise<CharterObject | undefined> {
    const charter = await this.door.ask(new ReadCharter(actor, version))
    return charter && new CharterObject(charter)
  }

  @Query(() => [CharterObject], {
    description: 'All versions of the charter, oldest first; one may begin only later, or have been withdrawn.',
  })
  async charters(@Context() { actor }: RequestContext): Promise<CharterObject[]> {
    return (await this.door.ask(new ListCharters(actor))).map((charter) => new CharterObject(charter))
  }

  @Mutation(() => CharterRecorded, {
    description: 'Puts a version of the charter in force. What happened before is judged as it was.',
  })
  async amendCharter(
    @Args('input', { description: 'What the command says.' }) input: AmendCharterInput,
    @Context() { actor }: RequestContext,
  ): Promise<CharterRecorded> {
    return new CharterRecorded(await this.door.execute(new AmendCharter(actor, input)))
  }

  @Mutation(() => CharterRecorded, {
    description: 'Takes back the latest version of the charter before it is in force: it never was.',
  })
  async withdrawCharter(
    @Args('input', { description: 'What the command says.' }) input: WithdrawCharterInput,
    @Context() { actor }: RequestContext,
  ): Promise<CharterRecorded> {
    return new CharterRecorded(await this.door.execute(new WithdrawCharter(actor, input)))
  }
}
