import { Field, InputType } from '@nestjs/graphql'
import { DateTime } from '#graphql'
import type { PromiseFilter } from '../queries/promise-filter.js'
import type { PromiseState } from '../views/promise.js'
import { PromiseStateEnum } from './enums.js'

const optional = (description: string) => ({ nullable: true, description })

@InputType('PromiseFilter', {
  description: 'What one promise of a journey must be like: all fields that are there hold of the same one.',
})
export class PromiseFilterObject implements PromiseFilter {
  @Field(() => [PromiseStateEnum], optional('It stands in one of these ways.'))
  state?: PromiseState[]

  @Field(
    () => DateTime,
    optional(
      'It was due before this instant, and was still open when it was due; what came of it later does not matter.',
    ),
  )
  brokenAt?: string
}
