import type { ClientState } from './client-state.js'
import type { Fact } from './fact.js'
import { topicOf, type AnnouncedCircle, type Journey } from './journey.js'

/**
 * A client as plain data, without ids, keys and times of recording: equal for equal facts, in whatever
 * order and however often they arrived.
 */
export function portraitOf(state: ClientState): unknown {
  const journeys = [...state.journeys.values()].filter(({ mergedInto }) => mergedInto === undefined)
  return {
    refs: [...state.refs].sort(),
    journeys: journeys.map((journey) => JSON.stringify(journeyPortrait(journey))).sort(),
  }
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

const circlePortrait = ({ kind, spell, visits }: AnnouncedCircle, places: ReadonlyMap<string, number>) => ({
  kind,
  spell: places.get(spell) ?? spell,
  visits: visits.map(({ enteredAt, leftAt, missing, evidence }) => [
    enteredAt,
    leftAt,
    missing,
    evidence.map((id) => places.get(id)),
  ]),
})
