import { Field, ID, Int, ObjectType } from '@nestjs/graphql'
import { connection, DateTime } from '#graphql'
import { parsed } from '#views'
import type { LookInput } from '../queries/look.js'
import type { JourneyRow } from '../views/journey.js'
import { PriorityEnum, StatusEnum } from './enums.js'

@ObjectType('Holder', { description: 'Who has a journey: as much of it as its touchpoints named.' })
export class HolderObject {
  @Field(() => String, { nullable: true, description: 'The role.' })
  role!: string | null

  @Field(() => String, { nullable: true, description: 'The team.' })
  team!: string | null

  @Field(() => String, { nullable: true, description: 'The person.' })
  member!: string | null
}

@ObjectType('Journey', { description: 'One need of a client, from its first touchpoint to its resolution.' })
export class JourneyObject {
  constructor(
    readonly row: JourneyRow,
    /** From where it is looked at; what hangs on it is seen from there too. */
    readonly from: LookInput = {},
  ) {}

  /** Whether it is seen as it was. */
  get isPast(): boolean {
    return (this.from.asOf ?? this.from.knownAt) !== undefined
  }

  @Field(() => ID, { description: 'The id of the journey.' })
  get id(): string {
    return this.row.id
  }

  @Field(() => String, { description: 'The key by which people name the journey, e.g. `ACME-12`.' })
  get key(): string {
    return this.row.key
  }

  @Field(() => String, { nullable: true, description: 'The title that a member gave it.' })
  get title(): string | null {
    return this.row.title
  }

  @Field(() => String, {
    nullable: true,
    description: 'What it is about: as a member last said, else as its earliest touchpoint with a topic says.',
  })
  get topic(): string | null {
    return this.row.topic
  }

  @Field(() => String, {
    nullable: true,
    description: 'The product that its earliest touchpoint with a product names.',
  })
  get product(): string | null {
    return this.row.product
  }

  @Field(() => String, { nullable: true, description: 'The channel over which it began.' })
  get channel(): string | null {
    return this.row.channel
  }

  @Field(() => PriorityEnum, { nullable: true, description: 'How urgent it is, where a member said so.' })
  get priority(): JourneyRow['priority'] {
    return this.row.priority
  }

  @Field(() => [String], { description: 'The labels that members gave it.' })
  get labels(): readonly string[] {
    return parsed(this.row.labels)
  }

  @Field(() => StatusEnum, { description: 'How it stands.' })
  get status(): JourneyRow['status'] {
    return this.row.status
  }

  @Field(() => HolderObject, { description: 'Who has it now.' })
  get holder(): HolderObject {
    const { role, team, member } = this.row
    return { role, team, member }
  }

  @Field(() => String, { nullable: true, description: 'The stage of its topic that it has reached.' })
  get stage(): string | null {
    return this.row.stage
  }

  @Field(() => DateTime, { nullable: true, description: 'When the client asked what nobody has answered since.' })
  get unansweredSince(): number | null {
    return this.row.unanswered_since
  }

  @Field(() => Int, { description: 'How many touchpoints it has.' })
  get touchpoints(): number {
    return this.row.touchpoints
  }

  @Field(() => DateTime, { description: 'When its first touchpoint happened.' })
  get firstTouchpointAt(): number {
    return this.row.first_at
  }

  @Field(() => DateTime, { description: 'When its last touchpoint happened.' })
  get lastTouchpointAt(): number {
    return this.row.last_at
  }

  @Field(() => DateTime, { nullable: true, description: 'When the client first asked.' })
  get firstAskAt(): number | null {
    return this.row.first_ask_at
  }

  @Field(() => DateTime, {
    nullable: true,
    description: 'When we first answered; a deflection or a decline is no answer.',
  })
  get firstAnswerAt(): number | null {
    return this.row.first_answer_at
  }

  @Field(() => DateTime, { nullable: true, description: 'When it was resolved for the first time.' })
  get firstResolvedAt(): number | null {
    return this.row.first_resolved_at
  }

  @Field(() => DateTime, { nullable: true, description: 'When the resolution that stands was made.' })
  get resolvedAt(): number | null {
    return this.row.resolved_at
  }

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the client confirmed the resolution that stands: in a touchpoint, or as a member says.',
  })
  get confirmedAt(): number | null {
    return this.row.confirmed_at
  }

  @Field(() => Int, { description: 'How many times it was reopened.' })
  get reopenings(): number {
    return this.row.reopenings
  }
}

export const JourneyConnection = connection(JourneyObject, 'Journey', 'journeys')

export const journeyOf = (row: JourneyRow): JourneyObject => new JourneyObject(row)

/** Journeys as they are seen from where one looks. */
export const journeyFrom =
  ({ asOf, knownAt }: LookInput = {}) =>
  (row: JourneyRow): JourneyObject =>
    new JourneyObject(row, { asOf, knownAt })
