import { UsePipes } from '@nestjs/common'
import { Args, Context, Mutation, Resolver } from '@nestjs/graphql'
import { Door } from '#access'
import { RequestContext, WithoutNulls } from '#graphql'
import { ChangeJourney } from '../commands/change-journey.js'
import { LinkClientRef } from '../commands/link-client-ref.js'
import { MergeJourneys } from '../commands/merge-journeys.js'
import { MoveTouchpoint } from '../commands/move-touchpoint.js'
import { RecordTouchpoint } from '../commands/record-touchpoint.js'
import { RecordTouchpoints } from '../commands/record-touchpoints.js'
import { RegisterClient } from '../commands/register-client.js'
import { ReopenJourney } from '../commands/reopen-journey.js'
import { ResolveJourney } from '../commands/resolve-journey.js'
import * as inputs from './command-inputs.js'
import { ClientRecorded, JourneyRecorded, TouchpointRecorded, TouchpointsRecorded } from './payloads.js'
import { touchpointIn } from './touchpoint-input.js'

const input = { description: 'What the command says.' }

/** One mutation a command. */
@Resolver()
@UsePipes(WithoutNulls)
export class MutationsResolver {
  constructor(private readonly door: Door) {}

  @Mutation(() => ClientRecorded, { description: 'Makes a client known.' })
  async registerClient(@Args('input', input) input: inputs.RegisterClientInput, @Context() { actor }: RequestContext) {
    return new ClientRecorded(await this.door.execute(new RegisterClient(actor, input)))
  }

  @Mutation(() => ClientRecorded, { description: 'Tells by which id another tool knows a client.' })
  async linkClientRef(@Args('input', input) input: inputs.LinkClientRefInput, @Context() { actor }: RequestContext) {
    return new ClientRecorded(await this.door.execute(new LinkClientRef(actor, input)))
  }

  @Mutation(() => TouchpointRecorded, {
    description: 'Records a touchpoint, in the journey that it belongs to or in a new one.',
  })
  async recordTouchpoint(
    @Args('input', input) input: inputs.RecordTouchpointInput,
    @Context() { actor }: RequestContext,
  ) {
    const { touchpoint, client, ...rest } = input
    return new TouchpointRecorded(
      await this.door.execute(
        new RecordTouchpoint(actor, {
          ...rest,
          client: inputs.addressIn(client),
          touchpoint: touchpointIn(touchpoint),
        }),
      ),
    )
  }

  @Mutation(() => TouchpointsRecorded, {
    description: 'Records touchpoints of one client in one write: all of them, or none.',
  })
  async recordTouchpoints(
    @Args('input', input) input: inputs.RecordTouchpointsInput,
    @Context() { actor }: RequestContext,
  ) {
    const { touchpoints, client, ...rest } = input
    return new TouchpointsRecorded(
      await this.door.execute(
        new RecordTouchpoints(actor, {
          ...rest,
          client: inputs.addressIn(client),
          touchpoints: touchpoints.map(touchpointIn),
        }),
      ),
    )
  }

  @Mutation(() => JourneyRecorded, { description: 'Ends a journey: the client has what they came for.' })
  async resolveJourney(@Args('input', input) input: inputs.ResolveJourneyInput, @Context() { actor }: RequestContext) {
    return new JourneyRecorded(await this.door.execute(new ResolveJourney(actor, input)), input.journeyId)
  }

  @Mutation(() => JourneyRecorded, { description: 'Begins a resolved journey again: the need is back.' })
  async reopenJourney(@Args('input', input) input: inputs.ReopenJourneyInput, @Context() { actor }: RequestContext) {
    return new JourneyRecorded(await this.door.execute(new ReopenJourney(actor, input)), input.journeyId)
  }

  @Mutation(() => JourneyRecorded, {
    description: 'Changes what is said of a journey: title, topic, priority, labels.',
  })
  async changeJourney(@Args('input', input) input: inputs.ChangeJourneyInput, @Context() { actor }: RequestContext) {
    return new JourneyRecorded(await this.door.execute(new ChangeJourney(actor, input)), input.journeyId)
  }

  @Mutation(() => JourneyRecorded, { description: 'Puts a touchpoint into the journey where it belongs.' })
  async moveTouchpoint(@Args('input', input) input: inputs.MoveTouchpointInput, @Context() { actor }: RequestContext) {
    return new JourneyRecorded(await this.door.execute(new MoveTouchpoint(actor, input)), input.toJourneyId)
  }

  @Mutation(() => JourneyRecorded, { description: 'Makes one journey of two.' })
  async mergeJourneys(@Args('input', input) input: inputs.MergeJourneysInput, @Context() { actor }: RequestContext) {
    return new JourneyRecorded(await this.door.execute(new MergeJourneys(actor, input)), input.intoJourneyId)
  }
}
