import { circleKey } from './circle-difference.js'
import type { ClientState } from './client-state.js'
import type { ClientEvent, RecordedVisit } from './events.js'
import type { AnnouncedCircle, AnnouncedVisit } from './journey.js'

/** The events that tell of circles: what the rules found, and what members say to it. */
export type CircleEvent = Extract<ClientEvent, { type: `Circle${string}` }>

/** The client after one more event about a circle. */
export function evolveCircle(state: ClientState, event: CircleEvent): ClientState {
  const { journeyId, circleId } = event.data
  const announced = state.journeys.get(journeyId)?.announced
  const known = [...(announced?.values() ?? [])].find((circle) => circle.circleId === circleId)
  const told = tell(known, event)
  if (told) announced?.set(circleKey(told), told)
  else if (known) announced?.delete(circleKey(known))
  return state
}

/** What is announced of a circle after one more event; nothing of one that was retracted. */
function tell(known: AnnouncedCircle | undefined, event: CircleEvent): AnnouncedCircle | undefined {
  switch (event.type) {
    case 'CircleEntered': {
      const { circleId, kind, spell, enteredAt, evidence, missing } = event.data
      const circle = known ?? { circleId, kind, spell, visits: [] }
      circle.visits.push(announcedVisit({ enteredAt, evidence, missing }))
      return circle
    }
    case 'CircleEvidenceAdded':
      known?.visits[known.visits.length - 1]?.evidence.push(...event.data.evidence)
      return known
    case 'CircleLeft': {
      const open = known?.visits.pop()
      if (open) known?.visits.push({ ...open, leftAt: Date.parse(event.data.leftAt) })
      return known
    }
    case 'CircleCorrected': {
      const { circleId, kind, spell, visits } = event.data
      return { ...known, circleId, kind, spell, visits: visits.map(announcedVisit) }
    }
    case 'CircleRetracted':
      return undefined
    case 'CircleAcknowledged':
      return known && { ...known, acknowledged: true }
    case 'CircleDismissed':
      return known && { ...known, dismissed: true }
  }
}

function announcedVisit({ enteredAt, leftAt, evidence, missing }: RecordedVisit): AnnouncedVisit {
  return {
    enteredAt: Date.parse(enteredAt),
    ...(leftAt !== undefined && { leftAt: Date.parse(leftAt) }),
    evidence: [...evidence],
    ...(missing !== undefined && { missing }),
  }
}
