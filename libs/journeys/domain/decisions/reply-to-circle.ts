import type { ClientState } from '../client-state.js'
import type { CommandOf } from '../commands.js'
import type { ClientEvent } from '../events.js'
import type { AnnouncedCircle } from '../journey.js'
import { refuse } from '../refusals.js'

/** Takes note of a circle: somebody sees to it. A second time changes nothing. */
export function acknowledgeCircle(
  state: ClientState,
  { circleId, note }: CommandOf<'AcknowledgeCircle'>,
): ClientEvent[] {
  const { journeyId, acknowledged } = mustBeAnnounced(state, circleId)
  if (acknowledged) return []
  return [{ type: 'CircleAcknowledged', data: { circleId, journeyId, ...(note !== undefined && { note }) } }]
}

/** Says that a circle is a legitimate loop, and why. The rules find it still; a second time changes nothing. */
export function dismissCircle(state: ClientState, { circleId, reason }: CommandOf<'DismissCircle'>): ClientEvent[] {
  const { journeyId, dismissed } = mustBeAnnounced(state, circleId)
  return dismissed ? [] : [{ type: 'CircleDismissed', data: { circleId, journeyId, reason } }]
}

function mustBeAnnounced({ journeys }: ClientState, circleId: string): AnnouncedCircle & { journeyId: string } {
  for (const { id, announced } of journeys.values()) {
    for (const circle of announced.values()) if (circle.circleId === circleId) return { ...circle, journeyId: id }
  }
  refuse('CIRCLE_NOT_FOUND', `No journey of the client is or was in a circle ${circleId}.`, ['circleId'])
}
