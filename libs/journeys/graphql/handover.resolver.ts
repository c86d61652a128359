import { UsePipes } from '@nestjs/common'
import { Args, Context, Mutation, Resolver } from '@nestjs/graphql'
import { Door } from '#access'
import { RequestContext, WithoutNulls } from '#graphql'
import { AcceptHandoff } from '../commands/accept-handoff.js'
import { DeclineHandoff } from '../commands/decline-handoff.js'
import { EnterStage } from '../commands/enter-stage.js'
import { InformRole } from '../commands/inform-role.js'
import { KeepPromise } from '../commands/keep-promise.js'
import { MakePromise } from '../commands/make-promise.js'
import { OfferHandoff } from '../commands/offer-handoff.js'
import { WithdrawPromise } from '../commands/withdraw-promise.js'
import * as inputs from './handover-inputs.js'
import { HandoffRecorded, JourneyRecorded, PromiseRecorded } from './payloads.js'

const input = { description: 'What the command says.' }

/** How journeys are handed over, and what clients are promised: one mutation a command. */
@Resolver()
@UsePipes(WithoutNulls)
export class HandoverResolver {
  constructor(private readonly door: Door) {}

  @Mutation(() => HandoffRecorded, {
    description: 'Offers a journey to another role. A new offer of the same giver takes the place of the old one.',
  })
  async offerHandoff(@Args('input', input) input: inputs.OfferHandoffInput, @Context() { actor }: RequestContext) {
    const { handoffId, ...recorded } = await this.door.execute(new OfferHandoff(actor, input))
    return new HandoffRecorded(recorded, input.journeyId, handoffId)
  }

  @Mutation(() => HandoffRecorded, { description: 'Takes an offered journey: from then on the receiver has it.' })
  async acceptHandoff(@Args('input', input) input: inputs.AcceptHandoffInput, @Context() { actor }: RequestContext) {
    return new HandoffRecorded(
      await this.door.execute(new AcceptHandoff(actor, input)),
      input.journeyId,
      input.handoffId,
    )
  }

  @Mutation(() => HandoffRecorded, {
    description: 'Does not take an offered journey, and says why and where it should go.',
  })
  async declineHandoff(@Args('input', input) input: inputs.DeclineHandoffInput, @Context() { actor }: RequestContext) {
    return new HandoffRecorded(
      await this.door.execute(new DeclineHandoff(actor, input)),
      input.journeyId,
      input.handoffId,
    )
  }

  @Mutation(() => JourneyRecorded, { description: 'Lets a role know of a journey: it is expected to touch in time.' })
  async informRole(@Args('input', input) input: inputs.InformRoleInput, @Context() { actor }: RequestContext) {
    return new JourneyRecorded(await this.door.execute(new InformRole(actor, input)), input.journeyId)
  }

  @Mutation(() => PromiseRecorded, { description: 'Promises the client something by an instant.' })
  async makePromise(@Args('input', input) input: inputs.MakePromiseInput, @Context() { actor }: RequestContext) {
    const { promiseId, ...recorded } = await this.door.execute(new MakePromise(actor, input))
    return new PromiseRecorded(recorded, input.journeyId, promiseId)
  }

  @Mutation(() => PromiseRecorded, { description: 'Tells that the client got what was promised.' })
  async keepPromise(@Args('input', input) input: inputs.KeepPromiseInput, @Context() { actor }: RequestContext) {
    return new PromiseRecorded(await this.door.execute(new KeepPromise(actor, input)), input.journeyId, input.promiseId)
  }

  @Mutation(() => PromiseRecorded, { description: 'Takes a promise back.' })
  async withdrawPromise(
    @Args('input', input) input: inputs.WithdrawPromiseInput,
    @Context() { actor }: RequestContext,
  ) {
    return new PromiseRecorded(
      await this.door.execute(new WithdrawPromise(actor, input)),
      input.journeyId,
      input.promiseId,
    )
  }

  @Mutation(() => JourneyRecorded, { description: 'Brings a journey to a stage of its topic.' })
  async enterStage(@Args('input', input) input: inputs.EnterStageInput, @Context() { actor }: RequestContext) {
    return new JourneyRecorded(await this.door.execute(new EnterStage(actor, input)), input.journeyId)
  }
}
