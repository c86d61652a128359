import { Field, InputType } from '@nestjs/graphql'
import { DateTime } from '#graphql'
import type { HandoffFilter } from '../queries/handoff-filter.js'
import type { HandoffState } from '../views/handoff.js'
import { HandoffStateEnum } from './enums.js'

const optional = (description: string) => ({ nullable: true, description })

@InputType('HandoffFilter', {
  description: 'What one handoff of a journey must be like: all fields that are there hold of the same one.',
})
export class HandoffFilterObject implements HandoffFilter {
  @Field(() => [HandoffStateEnum], optional('It stands in one of these ways.'))
  state?: HandoffState[]

  @Field(() => Boolean, optional('Whether what is known came with it.'))
  briefed?: boolean

  @Field(() => DateTime, optional('Nobody has taken it up or declined it, and that was due before this instant.'))
  overdueAt?: string
}
