import { UsePipes } from '@nestjs/common'
import { Args, Context, Parent, ResolveField, Resolver } from '@nestjs/graphql'
import { RequestContext, WithoutNulls } from '#graphql'
import { ClientsAsOf } from '../queries/clients-as-of.js'
import { AsOfArgs, ClientAsOfObject, clientAsOf, JourneyAsOfObject } from './as-of.js'
import { ClientObject } from './client.js'
import { JourneyObject } from './journey.js'

/** A client at any date. */
@Resolver(() => ClientObject)
@UsePipes(WithoutNulls)
export class ClientAsOfResolver {
  @ResolveField(() => ClientAsOfObject, {
    description:
      'The journeys of the client as they stood at an instant by what is known today, or by what had been recorded by then.',
  })
  async asOf(@Parent() { id }: ClientObject, @Args() look: AsOfArgs, @Context() context: RequestContext) {
    return clientAsOf(id, (await context.load(ClientsAsOf, id, look)) ?? [])
  }
}

/** A journey at any date. */
@Resolver(() => JourneyObject)
@UsePipes(WithoutNulls)
export class JourneyAsOfResolver {
  @ResolveField(() => JourneyAsOfObject, {
    nullable: true,
    description:
      'The journey as it stood at an instant by what is known today, or by what had been recorded by then; empty where it had not begun.',
  })
  async asOf(@Parent() { row }: JourneyObject, @Args() look: AsOfArgs, @Context() context: RequestContext) {
    const journeys = await context.load(ClientsAsOf, row.client_id, look)
    const journey = journeys?.find(({ id }) => id === row.id)
    return journey && new JourneyAsOfObject(journey, row.client_id)
  }
}
