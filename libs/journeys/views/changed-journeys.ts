import type { ClientEvent } from '../domain/events.js'

/** The journeys of which an event changes a row, whether in the table of journeys or in one of what they hold. */
export function changedJourneys(event: ClientEvent): readonly string[] {
  const changed = namedIn(event)
  const { data } = event
  return 'due' in data && data.due ? [...changed, ...Object.keys(data.due)] : changed
}

function namedIn({ type, data }: ClientEvent): readonly string[] {
  switch (type) {
    case 'JourneyOpened':
    case 'TouchpointRecorded':
    case 'JourneyResolved':
    case 'JourneyReopened':
    case 'JourneyAbandoned':
    case 'ResolutionConfirmed':
    case 'HandoffOffered':
    case 'HandoffAccepted':
    case 'HandoffDeclined':
    case 'RoleInformed':
    case 'PromiseMade':
    case 'PromiseKept':
    case 'PromiseWithdrawn':
    case 'StageEntered':
    case 'JourneyChanged':
    case 'CircleEntered':
    case 'CircleEvidenceAdded':
    case 'CircleLeft':
    case 'CircleCorrected':
    case 'CircleRetracted':
    case 'CircleAcknowledged':
    case 'CircleDismissed':
      return [data.journeyId]
    case 'TouchpointMoved':
    case 'JourneySplit':
      return [data.fromJourneyId, data.toJourneyId]
    case 'JourneysMerged':
      return [data.fromJourneyId, data.intoJourneyId]
    case 'ClientRegistered':
    case 'ClientRefLinked':
    case 'ClientChanged':
    case 'ContactAdded':
    case 'MemberAssigned':
    case 'MemberReleased':
    case 'TimePassed':
    case 'MergeProposed':
    case 'MergeRefused':
      return []
  }
}
