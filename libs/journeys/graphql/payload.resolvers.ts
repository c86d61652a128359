import type { Type } from '@nestjs/common'
import { ResolveField, Resolver } from '@nestjs/graphql'
import { Door } from '#access'
import { RequestContext, shown } from '#graphql'
import { EntriesOfTouchpoints } from '../queries/entries-of-touchpoints.js'
import { FindJourney } from '../queries/find-journey.js'
import { ClientsById } from '../queries/rows-by-id.js'
import { ClientObject, clientOf } from './client.js'
import { JourneyObject, journeyOf } from './journey.js'
import {
  ClientRecorded,
  JourneyRecorded,
  TouchpointPlace,
  TouchpointRecorded,
  TouchpointsRecorded,
} from './payloads.js'
import { entryOf, TimelineEntryObject } from './timeline-entry.js'

const client = { nullable: true, description: 'The client as they are now, with what was recorded.' }
const journey = { nullable: true, description: 'The journey as it is now, with what was recorded.' }
const touchpoint = { nullable: true, description: 'The touchpoint on the timeline.' }

/** What changed, as the views show it once they hold the command's position. */
@Resolver(() => ClientRecorded)
export class ClientRecordedResolver {
  @ResolveField(() => ClientObject, client)
  client({ clientId, position }: ClientRecorded, _: unknown, context: RequestContext) {
    return shown(context.load(ClientsById, clientId, position), clientOf)
  }
}

/** What all payloads of a journey show. A base class for each: the schema is served by one heir of a class. */
export function journeyRecordedFields(payload: Type<JourneyRecorded>) {
  @Resolver(() => payload, { isAbstract: true })
  abstract class JourneyRecordedFields {
    constructor(readonly door: Door) {}

    @ResolveField(() => ClientObject, client)
    client({ clientId, position }: JourneyRecorded, _: unknown, context: RequestContext) {
      return shown(context.load(ClientsById, clientId, position), clientOf)
    }

    @ResolveField(() => JourneyObject, journey)
    journey({ journeyId, position }: JourneyRecorded, _: unknown, context: RequestContext) {
      return shown(context.ask(FindJourney, { id: journeyId, atLeast: position }), journeyOf)
    }
  }
  return JourneyRecordedFields
}

@Resolver(() => JourneyRecorded)
export class JourneyRecordedResolver extends journeyRecordedFields(JourneyRecorded) {
  constructor(door: Door) {
    super(door)
  }
}

@Resolver(() => TouchpointRecorded)
export class TouchpointRecordedResolver extends journeyRecordedFields(TouchpointRecorded) {
  constructor(door: Door) {
    super(door)
  }

  @ResolveField(() => TimelineEntryObject, touchpoint)
  touchpoint({ clientId, journeyId, touchpointId, position }: TouchpointRecorded, _: unknown, context: RequestContext) {
    return shown(context.load(EntriesOfTouchpoints, { clientId, journeyId, touchpointId }, position), entryOf)
  }
}

@Resolver(() => TouchpointsRecorded)
export class TouchpointsRecordedResolver {
  @ResolveField(() => ClientObject, client)
  client({ clientId, position }: TouchpointsRecorded, _: unknown, context: RequestContext) {
    return shown(context.load(ClientsById, clientId, position), clientOf)
  }

  @ResolveField(() => [TouchpointPlace], { description: 'Where each was recorded, in the order of the input.' })
  touchpoints({ clientId, places, position }: TouchpointsRecorded) {
    return places.map(
      ({ journeyId, touchpointId, repeated }) =>
        new TouchpointPlace({ clientId, journeyId, touchpointId }, position, repeated),
    )
  }
}

@Resolver(() => TouchpointPlace)
export class TouchpointPlaceResolver {
  @ResolveField(() => TimelineEntryObject, touchpoint)
  touchpoint({ place, position }: TouchpointPlace, _: unknown, context: RequestContext) {
    return shown(context.load(EntriesOfTouchpoints, place, position), entryOf)
  }
}
