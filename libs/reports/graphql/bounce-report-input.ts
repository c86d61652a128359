import { Field, ID, InputType, Int } from '@nestjs/graphql'
import { UnitEnum, type Unit } from '#charter'
import { DateTime, PeriodObject } from '#graphql'
import type { BounceReportInput } from '../queries/bounce-report.js'

const optional = (description: string) => ({ nullable: true, description })

@InputType('BounceReportFilter', {
  description: 'Which journeys a report looks at: all fields that are there must hold.',
})
export class BounceReportFilterObject {
  @Field(() => ID, optional('Of this client.'))
  clientId?: string

  @Field(() => String, optional('About this topic.'))
  topic?: string

  @Field(() => String, optional('With a touchpoint over this channel.'))
  channel?: string

  @Field(() => String, optional('About this product.'))
  product?: string

  @Field(() => String, optional('With this label.'))
  label?: string
}

@InputType('BounceReportInput', { description: 'What a bounce report is to tell. Everything may be left out.' })
export class BounceReportInputObject implements BounceReportInput {
  @Field(() => PeriodObject, optional('Journeys touched in this period, each counted whole; all journeys by default.'))
  period?: PeriodObject

  @Field(() => UnitEnum, optional('In what holders are compared: as the charter says by default.'))
  unit?: Unit

  @Field(
    () => Boolean,
    optional('Whether touchpoints that name nobody count as a holder’s: as the charter says by default.'),
  )
  countNobody?: boolean

  @Field(() => BounceReportFilterObject, optional('Only these journeys.'))
  filter?: BounceReportFilterObject

  @Field(() => Int, optional('How many lines the lists of the most have, 1 to 1000; 10 by default.'))
  top?: number

  @Field(
    () => DateTime,
    optional(
      'The journeys as they stood at this instant, which must have come: without what happened later. As they stand by default.',
    ),
  )
  asOf?: string

  @Field(
    () => DateTime,
    optional('By what had been recorded up to this instant, which must have come; by all that is recorded by default.'),
  )
  knownAt?: string
}
