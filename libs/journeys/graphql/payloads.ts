import { Field, ObjectType } from '@nestjs/graphql'
import type { Position as PositionText } from '#event-sourcing'
import { Position } from '#graphql'
import type { RecordedAt } from '../commands/client-commands.js'
import type { RecordedTouchpoint } from '../commands/touchpoint-recorder.js'

@ObjectType({ isAbstract: true })
class Recorded {
  readonly clientId: string

  @Field(() => Position, { description: 'From here on queries see it: hand it to `atLeast`.' })
  readonly position: PositionText

  @Field(() => Boolean, { description: 'Whether it had been recorded before, and nothing was changed now.' })
  readonly repeated: boolean

  constructor({ clientId, position, repeated }: RecordedAt) {
    this.clientId = clientId
    this.position = position
    this.repeated = repeated
  }
}

@ObjectType('ClientRecorded', { description: 'What a command on a client did.' })
export class ClientRecorded extends Recorded {}

@ObjectType('JourneyRecorded', { description: 'What a command on a journey did.' })
export class JourneyRecorded extends Recorded {
  constructor(
    recorded: RecordedAt,
    readonly journeyId: string,
  ) {
    super(recorded)
  }
}

@ObjectType('TouchpointRecorded', { description: 'Where a touchpoint was recorded.' })
export class TouchpointRecorded extends JourneyRecorded {
  readonly touchpointId: string

  constructor(recorded: RecordedAt & { touchpointId: string; journeyId: string }) {
    super(recorded, recorded.journeyId)
    this.touchpointId = recorded.touchpointId
  }
}

@ObjectType('TouchpointsRecorded', { description: 'Where touchpoints were recorded.' })
export class TouchpointsRecorded extends Recorded {
  readonly places: readonly RecordedTouchpoint[]

  constructor(recorded: RecordedAt & { touchpoints: TouchpointsRecorded['places'] }) {
    super(recorded)
    this.places = recorded.touchpoints
  }
}

@ObjectType('TouchpointPlace', { description: 'Where one of several touchpoints was recorded.' })
export class TouchpointPlace {
  constructor(
    /** Names the entry of the timeline. */
    readonly key: string,
    readonly position: PositionText,
    repeated: boolean,
  ) {
    this.repeated = repeated
  }

  @Field(() => Boolean, { description: 'Whether it had been recorded before.' })
  readonly repeated: boolean
}
