import { Field, ID, InputType } from '@nestjs/graphql'
import { CommandInput } from '#graphql'

@InputType({ isAbstract: true })
class OfClientInput extends CommandInput {
  @Field(() => ID, { description: 'The id of the client.' })
  clientId!: string
}

@InputType({ isAbstract: true })
class OfJourneyInput extends OfClientInput {
  @Field(() => ID, { description: 'The id of the journey.' })
  journeyId!: string
}

@InputType({ isAbstract: true })
class OfCircleInput extends OfClientInput {
  @Field(() => ID, { description: 'The id of the circle.' })
  circleId!: string
}

@InputType({ description: 'A journey that is two needs.' })
export class SplitJourneyInput extends OfJourneyInput {
  @Field(() => [ID], { description: 'The ids of the touchpoints that go into a new journey: some of them, not all.' })
  touchpointIds!: string[]
}

@InputType({ description: 'Two journeys that look like one need and are two.' })
export class RefuseMergeInput extends OfJourneyInput {
  @Field(() => ID, { description: 'The id of the other journey.' })
  withJourneyId!: string

  @Field(() => String, { nullable: true, description: 'Why, up to 1,000 characters.' })
  reason?: string
}

@InputType({ description: 'A journey to be given up.' })
export class AbandonJourneyInput extends OfJourneyInput {
  @Field(() => String, { nullable: true, description: 'Why, up to 1,000 characters.' })
  reason?: string
}

@InputType({ description: 'A resolved journey of which the client says that they have what they came for.' })
export class ConfirmResolutionInput extends OfJourneyInput {}

@InputType({ description: 'A circle to be taken note of.' })
export class AcknowledgeCircleInput extends OfCircleInput {
  @Field(() => String, { nullable: true, description: 'What is done about it, up to 1,000 characters.' })
  note?: string
}

@InputType({ description: 'A circle that is a legitimate loop.' })
export class DismissCircleInput extends OfCircleInput {
  @Field(() => String, { description: 'Why it is one, up to 1,000 characters.' })
  reason!: string
}

@InputType({ description: 'What a client is called from now on.' })
export class ChangeClientInput extends OfClientInput {
  @Field(() => String, { description: 'The new name.' })
  name!: string
}

@InputType({ description: 'A person at a client.' })
export class AddContactInput extends OfClientInput {
  @Field(() => String, { description: 'The name of the person.' })
  name!: string

  @Field(() => String, { nullable: true, description: 'Their mail address.' })
  email?: string

  @Field(() => String, { nullable: true, description: 'Their telephone number.' })
  phone?: string

  @Field(() => String, { nullable: true, description: 'What else there is to know, up to 1,000 characters.' })
  note?: string
}
