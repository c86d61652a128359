import { ArgsType, Field, ID, InputType } from '@nestjs/graphql'
import { UnitEnum, type Unit } from '#charter'
import { DateTime, PageArgs, Position } from '#graphql'
import type { ClientOrder } from '../queries/list-clients.js'
import type { JourneyOrder } from '../queries/list-journeys.js'
import type { TimelineOrder } from '../queries/read-timeline.js'
import { ClientOrderEnum, JourneyOrderEnum, TimelineOrderEnum } from './enums.js'
import {
  CircleFilterObject,
  ClientFilterObject,
  JourneyFilterObject,
  MergeProposalFilterObject,
  TimelineFilterObject,
} from './filters.js'

const atLeast = {
  nullable: true,
  description: 'Wait until the answer holds what was recorded up to here, at most five seconds.',
}

@InputType('RefInput', { description: 'The id by which another tool knows a client.' })
export class RefInput {
  @Field(() => String, { description: 'The tool, e.g. `crm`.' })
  system!: string

  @Field(() => String, { description: 'The id of the client there.' })
  id!: string
}

@ArgsType()
export class ClientArgs {
  @Field(() => ID, { nullable: true, description: 'The id of the client; this or `ref`.' })
  id?: string

  @Field(() => RefInput, { nullable: true, description: 'The id of the client in another tool; this or `id`.' })
  ref?: RefInput

  @Field(() => Position, atLeast)
  atLeast?: string
}

@ArgsType()
export class JourneyArgs {
  @Field(() => ID, { nullable: true, description: 'The id of the journey; this or `key`.' })
  id?: string

  @Field(() => String, { nullable: true, description: 'The key of the journey, e.g. `ACME-12`; this or `id`.' })
  key?: string

  @Field(() => DateTime, {
    nullable: true,
    description:
      'As it stood at this instant, which must have come, with all that hangs on it; as it stands by default.',
  })
  asOf?: string

  @Field(() => DateTime, {
    nullable: true,
    description:
      'By what had been recorded up to this instant, which must have come; by all that is recorded by default.',
  })
  knownAt?: string

  @Field(() => Position, atLeast)
  atLeast?: string
}

@ArgsType()
export class ClientsArgs extends PageArgs {
  @Field(() => ClientFilterObject, { nullable: true, description: 'Which clients; all by default.' })
  filter?: ClientFilterObject

  @Field(() => ClientOrderEnum, { nullable: true, description: 'In which order; by name by default.' })
  orderBy?: ClientOrder

  @Field(() => Position, atLeast)
  atLeast?: string
}

/** Of one client: without a position, which the client was read at already. */
@ArgsType()
export class JourneysOfClientArgs extends PageArgs {
  @Field(() => JourneyFilterObject, { nullable: true, description: 'Which journeys; all by default.' })
  filter?: JourneyFilterObject

  @Field(() => JourneyOrderEnum, {
    nullable: true,
    description: 'In which order; the one touched last first by default.',
  })
  orderBy?: JourneyOrder
}

@ArgsType()
export class JourneysArgs extends JourneysOfClientArgs {
  @Field(() => Position, atLeast)
  atLeast?: string
}

@ArgsType()
export class TimelineArgs extends PageArgs {
  @Field(() => TimelineFilterObject, { nullable: true, description: 'Which entries; all by default.' })
  filter?: TimelineFilterObject

  @Field(() => TimelineOrderEnum, { nullable: true, description: 'In which order; the oldest first by default.' })
  orderBy?: TimelineOrder
}

@ArgsType()
export class CirclesOfClientArgs extends PageArgs {
  @Field(() => CircleFilterObject, { nullable: true, description: 'Which circles; all by default.' })
  filter?: CircleFilterObject
}

@ArgsType()
export class CirclesArgs extends CirclesOfClientArgs {
  @Field(() => Position, atLeast)
  atLeast?: string
}

@ArgsType()
export class MergeProposalsArgs extends PageArgs {
  @Field(() => MergeProposalFilterObject, { nullable: true, description: 'Which proposals; all by default.' })
  filter?: MergeProposalFilterObject

  @Field(() => Position, atLeast)
  atLeast?: string
}

@ArgsType()
export class InstantArgs {
  @Field(() => DateTime, { nullable: true, description: 'As it stands at this instant; now by default.' })
  at?: string
}

@ArgsType()
export class PromisesArgs {
  @Field(() => Boolean, { nullable: true, description: 'Whether they are still to be kept; all by default.' })
  open?: boolean
}

/** How holders are read. */
@ArgsType()
export class PathArgs {
  @Field(() => UnitEnum, { nullable: true, description: 'In what holders are compared; the role by default.' })
  unit?: Unit

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether touchpoints that name nobody count as a holder’s; no by default.',
  })
  countNobody?: boolean
}
