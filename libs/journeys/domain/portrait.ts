import type { Assignment } from './assignments.js'
import type { ClientState } from './client-state.js'
import type { Fact } from './fact.js'
import { topicOf, type AnnouncedCircle, type Journey } from './journey.js'

/**
 * A client as plain data, without ids, keys and times of recording: equal for equal facts, in whatever
 * order and however often they arrived.
 */
export function portraitOf(state: ClientState): unknown {
  const journeys = [...state.journeys.values()].filter(({ mergedInto }) => mergedInto === undefined)
  const portraits = new Map(journeys.map((journey) => [journey.id, JSON.stringify(journeyPortrait(journey))]))
  const sorted = [...portraits.values()].sort()
  const refused = refusedMerges(state, (journeyId) => sorted.indexOf(portraits.get(journeyId) ?? ''))
  return {
    refs: [...state.refs].sort(),
    journeys: sorted,
    ...(state.changedName !== undefined && { name: state.changedName }),
    ...(state.assignments.length > 0 && { assignments: state.assignments.map(assignmentPortrait).sort() }),
    ...(state.contacts.size > 0 && { contacts: [...state.contacts.keys()].sort() }),
    ...(refused.length > 0 && { refused }),
  }
}

/** With the member's id: whoever assigned the member named it. */
const assignmentPortrait = ({ memberId, role, as, from, to }: Assignment): string =>
  JSON.stringify([role, as, from, to, memberId])

/** The pairs of present journeys that members hold apart, by the places of the journeys. */
function refusedMerges({ proposals }: ClientState, place: (journeyId: string) => number): string[] {
  return [...proposals]
    .filter(([, state]) => state === 'refused')
    .map(([pair]) => pair.split(' ').map(place))
    .filter((places) => places.every((each) => each >= 0))
    .map((places) => places.sort((one, other) => one - other).join(' '))
    .sort()
}

function journeyPortrait(journey: Journey): unknown {
  const places = new Map(journey.facts.map(({ id }, index) => [id, index]))
  const { title, priority, labels, facts, announced } = journey
  return {
    topic: topicOf(journey),
    title,
    priority,
    labels,
    facts: facts.map(factPortrait),
    circles: [...announced.values()].map((circle) => JSON.stringify(circlePortrait(circle, places))).sort(),
  }
}

const factPortrait = ({
  at,
  order,
  role,
  team,
  member,
  person,
  direction,
  intent,
  effect,
  topic,
  assisting,
  touchpoint,
}: Fact) => [at, order, role, team, member, person, direction, intent, effect, topic, assisting, touchpoint] as const

const circlePortrait = (
  { kind, spell, visits, acknowledged, dismissed }: AnnouncedCircle,
  places: ReadonlyMap<string, number>,
) => ({
  kind,
  spell: places.get(spell) ?? spell,
  visits: visits.map(({ enteredAt, leftAt, missing, evidence }) => [
    enteredAt,
    leftAt,
    missing,
    evidence.map((id) => places.get(id)),
  ]),
  ...(acknowledged && { acknowledged }),
  ...(dismissed && { dismissed }),
})
