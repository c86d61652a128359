import { Field, ID, Int, ObjectType } from '@nestjs/graphql'
import { connection, DateTime } from '#graphql'
import { parsed } from '#views'
import type { RecordedVisit } from '../domain/events.js'
import type { LookInput } from '../queries/look.js'
import type { CircleRow } from '../views/circle.js'
import { CircleKindEnum } from './enums.js'

/** Where the entries that show a visit are found: in its journey, or wherever they stand among those of the client. */
export type EvidencePlace = { readonly journeyId: string } | { readonly clientId: string }

@ObjectType('Visit', { description: 'One stay of a journey in a circle.' })
export class VisitObject {
  constructor(
    readonly visit: RecordedVisit,
    readonly place: EvidencePlace,
  ) {}

  @Field(() => DateTime, { description: 'When the journey entered.' })
  get enteredAt(): string {
    return this.visit.enteredAt
  }

  @Field(() => DateTime, { nullable: true, description: 'When it left; empty while it stays.' })
  get leftAt(): string | undefined {
    return this.visit.leftAt
  }

  @Field(() => String, { nullable: true, description: 'The role that should have been there.' })
  get missing(): string | undefined {
    return this.visit.missing
  }
}

@ObjectType('Circle', { description: 'A circle of hell that a journey is or was in.' })
export class CircleObject {
  constructor(
    readonly row: CircleRow,
    private readonly place: EvidencePlace = { journeyId: row.journey_id },
  ) {}

  @Field(() => ID, { description: 'The id of the circle.' })
  get id(): string {
    return this.row.id
  }

  @Field(() => CircleKindEnum, { description: 'Which circle.' })
  get kind(): CircleRow['kind'] {
    return this.row.kind
  }

  @Field(() => Int, { description: 'How deep it lies, 1 to 9.' })
  get depth(): number {
    return this.row.depth
  }

  @Field(() => Boolean, { description: 'Whether the journey is in it now.' })
  get open(): boolean {
    return this.row.open === 1
  }

  @Field(() => String, {
    description: 'The stretch of the journey in which it was entered: `first`, or the id of what reopened the journey.',
  })
  get spell(): string {
    return this.row.spell
  }

  @Field(() => DateTime, { description: 'When it was first entered.' })
  get enteredAt(): number {
    return this.row.entered_at
  }

  @Field(() => DateTime, { nullable: true, description: 'When it was last left; empty while the journey is in it.' })
  get leftAt(): number | null {
    return this.row.left_at
  }

  @Field(() => String, { nullable: true, description: 'The role that should have been there.' })
  get missing(): string | null {
    return this.row.missing
  }

  @Field(() => DateTime, { nullable: true, description: 'When a member took note of it.' })
  get acknowledgedAt(): number | null {
    return this.row.acknowledged_at
  }

  @Field(() => String, { nullable: true, description: 'The id of who took note of it.' })
  get acknowledgedBy(): string | null {
    return this.row.acknowledged_by
  }

  @Field(() => String, { nullable: true, description: 'What is done about it, as they say.' })
  get note(): string | null {
    return this.row.acknowledged_note
  }

  @Field(() => DateTime, { nullable: true, description: 'When a member said that it is a legitimate loop.' })
  get dismissedAt(): number | null {
    return this.row.dismissed_at
  }

  @Field(() => String, { nullable: true, description: 'The id of who said so.' })
  get dismissedBy(): string | null {
    return this.row.dismissed_by
  }

  @Field(() => String, { nullable: true, description: 'Why it is one, as they say.' })
  get dismissedBecause(): string | null {
    return this.row.dismissed_because
  }

  @Field(() => [VisitObject], { description: 'Each stay in it, the first one first.' })
  get visits(): VisitObject[] {
    return parsed(this.row.visits).map((visit) => new VisitObject(visit, this.place))
  }
}

export const CircleConnection = connection(CircleObject, 'Circle', 'circles')

export const circleOf = (row: CircleRow): CircleObject => new CircleObject(row)

/** Circles as they are seen from where one looks. */
export const circleFrom = ({ asOf, knownAt }: LookInput = {}): ((row: CircleRow) => CircleObject) =>
  (asOf ?? knownAt) === undefined ? circleOf : pastCircleOf

/** A circle as it was: what shows it may have moved to another journey of the client since. */
const pastCircleOf = (row: CircleRow): CircleObject => new CircleObject(row, { clientId: row.client_id })
