import { Field, InputType } from '@nestjs/graphql'
import { DateTime } from './scalars.js'

@InputType('Period', { description: 'From an instant on and before another. Either end may be left out.' })
export class PeriodObject {
  @Field(() => DateTime, { nullable: true, description: 'The beginning; it belongs to the period.' })
  from?: string

  @Field(() => DateTime, { nullable: true, description: 'The end; it does not belong to the period.' })
  to?: string
}
