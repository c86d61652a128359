import type { CharterHistory } from '#charter'
import { isKnown, type Look, type Recorded } from '#event-sourcing'
import { journeysAsOf, type JourneyAsOf } from './as-of.js'
import { client } from './client.js'
import { isCommanded } from './commanded.js'
import type { ClientEvent } from './events.js'

type History = readonly Recorded<ClientEvent>[]

/**
 * The history of a client as it would read, had been recorded what counts in a look and nothing else: the views, folded
 * from it, show the journeys as they stood. At an instant it leaves out what happened later, and tells of the circles
 * that the rules find, and of the topics, which are timeless. Without one it is what was recorded.
 */
export function historyAsOf(history: History, charters: CharterHistory, look: Look): History {
  const known = history.filter(({ metadata }) => isKnown(metadata.recordedAt, look))
  const last = known[known.length - 1]
  if (look.at === undefined || !last) return known
  const { at } = look
  const journeys = journeysAsOf(known.reduce(client.evolve, client.initialState()), charters, look)
  const found = journeys.flatMap(foundIn).map((event) => ({ ...last, ...event }))
  return [
    ...known.filter((event) => !isCircle(event) && happenedAt(event) <= at),
    ...found,
    ...known.filter(({ type }) => type === 'CircleAcknowledged' || type === 'CircleDismissed'),
  ]
}

/** What the rules find of a journey, as events. */
const foundIn = ({ id: journeyId, topic, circles }: JourneyAsOf): ClientEvent[] => [
  ...(topic === undefined ? [] : [{ type: 'JourneyChanged' as const, data: { journeyId, topic } }]),
  ...circles.map(({ id: circleId, kind, spell, visits }) => ({
    type: 'CircleCorrected' as const,
    data: { circleId, journeyId, kind, spell, visits: [...visits] },
  })),
]

const isCircle = ({ type }: ClientEvent): boolean => type.startsWith('Circle')

/** When a fact happened; what has no instant of its own counts on every day. */
function happenedAt(event: ClientEvent): number {
  if (isCommanded(event)) return Date.parse(event.data.at)
  return event.type === 'TouchpointRecorded' ? Date.parse(event.data.occurredAt) : -Infinity
}
