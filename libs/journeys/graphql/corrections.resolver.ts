import { UsePipes } from '@nestjs/common'
import { Args, Context, Mutation, ResolveField, Resolver } from '@nestjs/graphql'
import { Door } from '#access'
import { RequestContext, shown, WithoutNulls } from '#graphql'
import { AbandonJourney } from '../commands/abandon-journey.js'
import { AcknowledgeCircle } from '../commands/acknowledge-circle.js'
import { ConfirmResolution } from '../commands/confirm-resolution.js'
import { DismissCircle } from '../commands/dismiss-circle.js'
import { RefuseMerge } from '../commands/refuse-merge.js'
import { SplitJourney } from '../commands/split-journey.js'
import { CirclesById, ClientsById } from '../queries/rows-by-id.js'
import { CircleObject, circleOf } from './circle.js'
import { ClientObject, clientOf } from './client.js'
import * as inputs from './correction-inputs.js'
import { CircleRecorded, JourneyRecorded } from './payloads.js'

const input = { description: 'What the command says.' }

/** What members put right, and what they say to circles: one mutation a command. */
@Resolver()
@UsePipes(WithoutNulls)
export class CorrectionsResolver {
  constructor(private readonly door: Door) {}

  @Mutation(() => JourneyRecorded, {
    description:
      'Makes two journeys of one, and answers the new one. What comes of a source’s thread later follows the thread’s first touchpoint.',
  })
  async splitJourney(@Args('input', input) input: inputs.SplitJourneyInput, @Context() { actor }: RequestContext) {
    const split = await this.door.execute(new SplitJourney(actor, input))
    return new JourneyRecorded(split, split.journeyId)
  }

  @Mutation(() => JourneyRecorded, {
    description: 'Decides that two journeys are two needs: the proposal goes, and is not made again.',
  })
  async refuseMerge(@Args('input', input) input: inputs.RefuseMergeInput, @Context() { actor }: RequestContext) {
    return new JourneyRecorded(await this.door.execute(new RefuseMerge(actor, input)), input.journeyId)
  }

  @Mutation(() => JourneyRecorded, {
    description: 'Gives a journey up. Whatever touches it later opens it again.',
  })
  async abandonJourney(@Args('input', input) input: inputs.AbandonJourneyInput, @Context() { actor }: RequestContext) {
    return new JourneyRecorded(await this.door.execute(new AbandonJourney(actor, input)), input.journeyId)
  }

  @Mutation(() => JourneyRecorded, {
    description: 'Tells that the client has confirmed the resolution of a journey.',
  })
  async confirmResolution(
    @Args('input', input) input: inputs.ConfirmResolutionInput,
    @Context() { actor }: RequestContext,
  ) {
    return new JourneyRecorded(await this.door.execute(new ConfirmResolution(actor, input)), input.journeyId)
  }

  @Mutation(() => CircleRecorded, { description: 'Takes note of a circle.' })
  async acknowledgeCircle(
    @Args('input', input) input: inputs.AcknowledgeCircleInput,
    @Context() { actor }: RequestContext,
  ) {
    return new CircleRecorded(await this.door.execute(new AcknowledgeCircle(actor, input)), input.circleId)
  }

  @Mutation(() => CircleRecorded, {
    description: 'Says that a circle is a legitimate loop: it stays on record, and the client’s health leaves it out.',
  })
  async dismissCircle(@Args('input', input) input: inputs.DismissCircleInput, @Context() { actor }: RequestContext) {
    return new CircleRecorded(await this.door.execute(new DismissCircle(actor, input)), input.circleId)
  }
}

/** The circle that a command was about, as the views show it once they hold the command's position. */
@Resolver(() => CircleRecorded)
export class CircleRecordedResolver {
  @ResolveField(() => ClientObject, { nullable: true, description: 'The client as they are now.' })
  client({ clientId, position }: CircleRecorded, _: unknown, context: RequestContext) {
    return shown(context.load(ClientsById, clientId, position), clientOf)
  }

  @ResolveField(() => CircleObject, { nullable: true, description: 'The circle as it is now.' })
  circle({ circleId, position }: CircleRecorded, _: unknown, context: RequestContext) {
    return shown(context.load(CirclesById, circleId, position), circleOf)
  }
}
