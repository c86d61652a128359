import { Field, ID, Int, ObjectType } from '@nestjs/graphql'
import { connection, DateTime } from '#graphql'
import { parsed } from '#views'
import type { RecordedVisit } from '../domain/events.js'
import type { CircleRow } from '../views/circle.js'
import { CircleKindEnum } from './enums.js'

@ObjectType('Visit', { description: 'One stay of a journey in a circle.' })
export class VisitObject {
  constructor(
    readonly visit: RecordedVisit,
    readonly journeyId: string,
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
  constructor(readonly row: CircleRow) {}

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

  @Field(() => [VisitObject], { description: 'Each stay in it, the first one first.' })
  get visits(): VisitObject[] {
    return parsed(this.row.visits).map((visit) => new VisitObject(visit, this.row.journey_id))
  }
}

export const CircleConnection = connection(CircleObject, 'Circle', 'circles')

export const circleOf = (row: CircleRow): CircleObject => new CircleObject(row)
