import { Field, ObjectType } from '@nestjs/graphql'
import type { Position as PositionText } from '#event-sourcing'
import { Recorded } from '#graphql'
import type { ContactAt } from '../commands/add-contact.js'
import type { RecordedAt } from '../commands/client-commands.js'
import type { RecordedTouchpoint } from '../commands/touchpoint-recorder.js'
import type { RecordedPlace } from '../queries/entries-of-touchpoints.js'

@ObjectType({ isAbstract: true })
class RecordedOfClient extends Recorded {
  readonly clientId: string

  constructor(recorded: RecordedAt) {
    super(recorded)
    this.clientId = recorded.clientId
  }
}

@ObjectType('ClientRecorded', { description: 'What a command on a client did.' })
export class ClientRecorded extends RecordedOfClient {}

@ObjectType('JourneyRecorded', { description: 'What a command on a journey did.' })
export class JourneyRecorded extends RecordedOfClient {
  constructor(
    recorded: RecordedAt,
    readonly journeyId: string,
  ) {
    super(recorded)
  }
}

@ObjectType('CircleRecorded', { description: 'What a command on a circle did.' })
export class CircleRecorded extends RecordedOfClient {
  constructor(
    recorded: RecordedAt,
    readonly circleId: string,
  ) {
    super(recorded)
  }
}

@ObjectType('ContactRecorded', { description: 'What a command on a contact did.' })
export class ContactRecorded extends RecordedOfClient {
  readonly contactId: string

  constructor(recorded: ContactAt) {
    super(recorded)
    this.contactId = recorded.contactId
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

@ObjectType('HandoffRecorded', { description: 'What a command on a handoff did.' })
export class HandoffRecorded extends JourneyRecorded {
  constructor(
    recorded: RecordedAt,
    journeyId: string,
    readonly handoffId: string,
  ) {
    super(recorded, journeyId)
  }
}

@ObjectType('PromiseRecorded', { description: 'What a command on a promise did.' })
export class PromiseRecorded extends JourneyRecorded {
  constructor(
    recorded: RecordedAt,
    journeyId: string,
    readonly promiseId: string,
  ) {
    super(recorded, journeyId)
  }
}

@ObjectType('TouchpointsRecorded', { description: 'Where touchpoints were recorded.' })
export class TouchpointsRecorded extends RecordedOfClient {
  readonly places: readonly RecordedTouchpoint[]

  constructor(recorded: RecordedAt & { touchpoints: TouchpointsRecorded['places'] }) {
    super(recorded)
    this.places = recorded.touchpoints
  }
}

@ObjectType('TouchpointPlace', { description: 'Where one of several touchpoints was recorded.' })
export class TouchpointPlace {
  constructor(
    readonly place: RecordedPlace,
    readonly position: PositionText,
    repeated: boolean,
  ) {
    this.repeated = repeated
  }

  @Field(() => Boolean, { description: 'Whether it had been recorded before.' })
  readonly repeated: boolean
}
