import { UsePipes } from '@nestjs/common'
import { Args, Context, Int, Query, Resolver } from '@nestjs/graphql'
import { Door } from '#access'
import { RequestContext, WithoutNulls } from '#graphql'
import { ReadCharter } from '../queries/read-charter.js'
import { CharterObject } from './charter.js'

/** The charter over GraphQL. */
@Resolver(() => CharterObject)
@UsePipes(WithoutNulls)
export class CharterResolver {
  constructor(private readonly door: Door) {}

  @Query(() => CharterObject, { nullable: true, description: 'A version of the charter: the latest by default.' })
  async charter(
    @Args('version', { type: () => Int, nullable: true, description: 'Which version; the latest by default.' })
    version: number | undefined,
    @Context() { actor }: RequestContext,
  ): Promise<CharterObject | undefined> {
    const charter = await this.door.ask(new ReadCharter(actor, version))
    return charter && new CharterObject(charter)
  }
}
