import type { JourneyLine, Selection } from '../selection.js'
import { behind, countOf, groupedBy, topOf, type JourneysBehind } from './figure.js'

/** A holder, and the journeys that bounced to or from it. */
export interface HolderFigure {
  readonly holder: string
  readonly journeysWithBounce: JourneysBehind
}

/** A client, their journeys with a bounce, and all of theirs. */
export interface ClientFigure {
  readonly clientId: string
  readonly code: string
  readonly name: string
  readonly journeysWithBounce: JourneysBehind
  readonly journeys: JourneysBehind
}

/** A topic, its journeys with a bounce, and all of its. */
export interface TopicFigure {
  readonly topic: string
  readonly journeysWithBounce: JourneysBehind
  readonly journeys: JourneysBehind
}

/** The holders that take part in bounces of the most journeys. */
export function holderFigures(selection: Selection): HolderFigure[] {
  const journeysOf = new Map<string, Set<string>>()
  for (const { from, to, journeyId } of selection.hops.filter(({ bounce }) => bounce === 1)) {
    for (const holder of [from, to]) journeysOf.set(holder, (journeysOf.get(holder) ?? new Set()).add(journeyId))
  }
  return topOf(
    [...journeysOf],
    selection.top,
    ([, journeys]) => journeys.size,
    ([holder]) => [holder],
  ).map(([holder, { size }]) => ({
    holder,
    journeysWithBounce: behind(selection, size, { path: { bouncedHolder: holder } }),
  }))
}

/** The clients with the most journeys with a bounce; those without one are left out. */
export function clientFigures(selection: Selection): ClientFigure[] {
  const named = [...groupedBy(selection.journeys, ({ clientId }) => clientId)].map(([clientId, lines]) => {
    const { code = '', name = '' } = selection.clients.get(clientId) ?? {}
    return { clientId, code, name, lines, bounced: bouncedOf(lines) }
  })
  const most = topOf(
    named.filter(({ bounced }) => bounced > 0),
    selection.top,
    ({ bounced }) => bounced,
    ({ name, code }) => [name, code],
  )
  return most.map(({ clientId, code, name, lines, bounced }) => ({
    clientId,
    code,
    name,
    journeysWithBounce: behind(selection, bounced, { clientId, path: { bounced: true } }),
    journeys: behind(selection, lines.length, { clientId }),
  }))
}

/** The topics with the most journeys with a bounce; those without one are left out. */
export function topicFigures(selection: Selection): TopicFigure[] {
  const named = [...groupedBy(selection.journeys, ({ topic }) => topic)].map(([topic, lines]) => ({
    topic,
    lines,
    bounced: bouncedOf(lines),
  }))
  const most = topOf(
    named.filter(({ bounced }) => bounced > 0),
    selection.top,
    ({ bounced }) => bounced,
    ({ topic }) => [topic],
  )
  return most.map(({ topic, lines, bounced }) => ({
    topic,
    journeysWithBounce: behind(selection, bounced, { topic, path: { bounced: true } }),
    journeys: behind(selection, lines.length, { topic }),
  }))
}

const bouncedOf = (lines: readonly JourneyLine[]): number => countOf(lines, ({ bounces }) => bounces > 0)
