import { Field, Float, ObjectType } from '@nestjs/graphql'
import type { HandoffFigures } from '../queries/figures/handoffs.js'
import type { PromiseFigures } from '../queries/figures/promises.js'
import { CountedObject } from './figure.js'

const counted = (description: string) => ({ description })

@ObjectType('HandoffFigures', {
  description:
    'Offers of journeys to other roles, and what came of them. One that its giver replaced by another is not counted.',
})
export class HandoffFiguresObject implements HandoffFigures {
  @Field(() => CountedObject, counted('All of them: each is accepted, declined, void or open.'))
  offered!: CountedObject

  @Field(() => CountedObject, counted('The receiver took it, by word or by touching the journey.'))
  accepted!: CountedObject

  @Field(() => CountedObject, counted('The receiver did not take it, and said where to go instead.'))
  declined!: CountedObject

  @Field(() => CountedObject, counted('The journey was resolved before anybody took it up.'))
  void!: CountedObject

  @Field(() => CountedObject, counted('Nobody has taken it up or declined it yet.'))
  open!: CountedObject

  @Field(
    () => CountedObject,
    counted('The open ones that should have been taken up or declined before the report was asked for.'),
  )
  overdue!: CountedObject

  @Field(() => CountedObject, counted('What is known came with it.'))
  briefed!: CountedObject

  @Field(() => Float, {
    nullable: true,
    description:
      'The accepted ones among all but those that are open and not yet due, from 0 to 1; empty where there are none.',
  })
  acceptanceRate!: number | null

  @Field(() => Float, { description: 'The briefed ones among all, from 0 to 1.' })
  briefedShare!: number
}

@ObjectType('PromiseFigures', { description: 'What clients were promised, and what came of it.' })
export class PromiseFiguresObject implements PromiseFigures {
  @Field(() => CountedObject, counted('All of them: each is kept, withdrawn, void or open.'))
  made!: CountedObject

  @Field(() => CountedObject, counted('The client got what was promised, in time or later.'))
  kept!: CountedObject

  @Field(() => CountedObject, counted('It was taken back.'))
  withdrawn!: CountedObject

  @Field(() => CountedObject, counted('The journey was resolved before it was kept or taken back.'))
  void!: CountedObject

  @Field(() => CountedObject, counted('It is still to be kept.'))
  open!: CountedObject

  @Field(
    () => CountedObject,
    counted(
      'Those, however they stand, that were still open when they were due: settled later, or past due when the report was asked for.',
    ),
  )
  broken!: CountedObject

  @Field(() => Float, {
    nullable: true,
    description:
      'The kept ones, in time or later, among all but those that are open and not yet due, from 0 to 1; empty where there are none.',
  })
  keptRate!: number | null
}
