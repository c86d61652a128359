import { Field, ID, InputType } from '@nestjs/graphql'
import { CommandInput, DateTime } from '#graphql'

const optional = (description: string) => ({ nullable: true, description })
const briefing = optional('What the receiver should know, up to 100,000 characters.')

@InputType({ isAbstract: true })
class OfJourneyInput extends CommandInput {
  @Field(() => ID, { description: 'The id of the client.' })
  clientId!: string

  @Field(() => ID, { description: 'The id of the journey.' })
  journeyId!: string
}

@InputType({ isAbstract: true })
class OfHandoffInput extends OfJourneyInput {
  @Field(() => ID, { description: 'The id of the handoff.' })
  handoffId!: string
}

@InputType({ isAbstract: true })
class OfPromiseInput extends OfJourneyInput {
  @Field(() => ID, { description: 'The id of the promise.' })
  promiseId!: string
}

@InputType({ description: 'A journey to be offered to another role.' })
export class OfferHandoffInput extends OfJourneyInput {
  @Field(() => String, optional('The role that gives it away; the one that has it by default.'))
  from?: string

  @Field(() => String, { description: 'The role to which it is offered, by name or alias.' })
  to!: string

  @Field(() => String, optional('A team of that role.'))
  toTeam?: string

  @Field(() => String, optional('A person of that role.'))
  toMember?: string

  @Field(() => String, briefing)
  briefing?: string

  @Field(() => Boolean, optional('Whether the client has agreed to it: some routes of the charter want that.'))
  consent?: boolean
}

@InputType({ description: 'An offered journey to be taken.' })
export class AcceptHandoffInput extends OfHandoffInput {
  @Field(() => String, optional('The person who takes it.'))
  member?: string
}

@InputType({ description: 'An offered journey not to be taken: why, and where it should go.' })
export class DeclineHandoffInput extends OfHandoffInput {
  @Field(() => String, { description: 'Why, up to 100,000 characters.' })
  reason!: string

  @Field(() => String, { description: 'The role to go to instead, by name or alias.' })
  instead!: string
}

@InputType({ description: 'A role to be let know of a journey.' })
export class InformRoleInput extends OfJourneyInput {
  @Field(() => String, { description: 'The role, by name or alias.' })
  role!: string

  @Field(() => String, optional('A team of that role.'))
  team?: string

  @Field(() => String, optional('A person of that role.'))
  member?: string

  @Field(() => String, briefing)
  briefing?: string
}

@InputType({ description: 'What a client is promised.' })
export class MakePromiseInput extends OfJourneyInput {
  @Field(() => String, { description: 'The role that promises, by name or alias.' })
  role!: string

  @Field(() => String, optional('The person who promises.'))
  member?: string

  @Field(() => String, { description: 'What is promised, up to 100,000 characters.' })
  text!: string

  @Field(() => DateTime, { description: 'By when: an instant still to come.' })
  dueAt!: string
}

@InputType({ description: 'A promise that was kept.' })
export class KeepPromiseInput extends OfPromiseInput {}

@InputType({ description: 'A promise to be taken back.' })
export class WithdrawPromiseInput extends OfPromiseInput {
  @Field(() => String, optional('Why, up to 100,000 characters.'))
  reason?: string
}

@InputType({ description: 'A stage that a journey comes to.' })
export class EnterStageInput extends OfJourneyInput {
  @Field(() => String, { description: 'A stage of the journey’s topic, e.g. `proposal`.' })
  stage!: string

  @Field(() => String, optional('The role that authored what the stage is about, by name or alias.'))
  authoredBy?: string

  @Field(() => String, optional('The role that presented it to the client, by name or alias.'))
  presentedBy?: string
}
