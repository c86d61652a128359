import { uuidV5 } from '#event-sourcing'
import type { ClientEvent, RecordedVisit } from './events.js'
import type { AnnouncedCircle, AnnouncedVisit } from './journey.js'
import type { CircleVisits, Visit } from './walk.js'

/** One text for a circle of a journey, for comparing. */
export const circleKey = ({ kind, spell }: { kind: string; spell: string }): string => `${kind} ${spell}`

/** The id of a journey's circle: the same for the same kind and spell, whenever it is found. */
export const circleIdOf = (journeyId: string, { kind, spell }: { kind: string; spell: string }): string =>
  uuidV5(`${kind} ${spell}`, journeyId)

/** How the rules' circles differ from those announced, as events: all of them. */
export function circleDifference(
  journeyId: string,
  announced: ReadonlyMap<string, AnnouncedCircle>,
  circles: readonly CircleVisits[],
): ClientEvent[] {
  const current = new Set(circles.map(circleKey))
  const retracted = [...announced.values()].filter((circle) => !current.has(circleKey(circle)))
  return [
    ...retracted.map(({ circleId }): ClientEvent => ({ type: 'CircleRetracted', data: { circleId, journeyId } })),
    ...circleProgress(journeyId, announced, circles, false),
  ]
}

/**
 * How some circles differ from what was announced of them. Where the facts came in order, what was
 * announced is known to be right (`trusted`), and only the last visit and its new evidence are looked at.
 */
export function circleProgress(
  journeyId: string,
  announced: ReadonlyMap<string, AnnouncedCircle>,
  circles: readonly CircleVisits[],
  trusted: boolean,
): ClientEvent[] {
  return circles.flatMap((circle) => {
    const known = announced.get(circleKey(circle))
    const ids = { circleId: known?.circleId ?? circleIdOf(journeyId, circle), journeyId }
    const visits = known?.visits ?? []
    const last = visits.length - 1
    const from = trusted ? Math.max(last, 0) : 0
    const grew = visits
      .slice(from)
      .every((visit, index) => grewInto(visit, circle.visits[from + index], from + index === last, trusted))
    if (!grew) {
      const { kind, spell } = circle
      return [{ type: 'CircleCorrected', data: { ...ids, kind, spell, visits: circle.visits.map(recordedVisit) } }]
    }
    return circle.visits.slice(Math.max(last, 0)).flatMap((visit, index) => {
      const before = index === 0 ? visits[last] : undefined
      return visitProgress(ids, circle, visit, before)
    })
  })
}

/** Whether a visit can be told as what was announced plus more. Only the last one may still grow. */
function grewInto(known: AnnouncedVisit, visit: Visit | undefined, last: boolean, trusted: boolean): boolean {
  if (!visit || visit.enteredAt !== known.enteredAt || visit.missing !== known.missing) return false
  if (known.leftAt !== undefined || !last) {
    if (visit.leftAt !== known.leftAt || visit.evidence.length !== known.evidence.length) return false
  }
  if (visit.evidence.length < known.evidence.length) return false
  return trusted || known.evidence.every((id, index) => visit.evidence.at(index) === id)
}

function visitProgress(
  ids: { circleId: string; journeyId: string },
  { kind, spell }: CircleVisits,
  visit: Visit,
  before: AnnouncedVisit | undefined,
): ClientEvent[] {
  const events: ClientEvent[] = []
  if (!before) {
    const { enteredAt, evidence, missing } = recordedVisit(visit)
    events.push({
      type: 'CircleEntered',
      data: { ...ids, kind, spell, enteredAt, evidence, ...(missing !== undefined && { missing }) },
    })
  } else if (visit.evidence.length > before.evidence.length) {
    events.push({
      type: 'CircleEvidenceAdded',
      data: { ...ids, evidence: visit.evidence.from(before.evidence.length) },
    })
  }
  if (visit.leftAt !== undefined && before?.leftAt === undefined) {
    events.push({ type: 'CircleLeft', data: { ...ids, leftAt: new Date(visit.leftAt).toISOString() } })
  }
  return events
}

/** A visit as events tell it. */
export function recordedVisit({ enteredAt, leftAt, evidence, missing }: Visit): RecordedVisit {
  return {
    enteredAt: new Date(enteredAt).toISOString(),
    ...(leftAt !== undefined && { leftAt: new Date(leftAt).toISOString() }),
    evidence: evidence.from(0),
    ...(missing !== undefined && { missing }),
  }
}
