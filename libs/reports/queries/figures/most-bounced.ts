import { select } from '../../domain/select.js'
import type { Column } from '../lines/column.js'
import { Names } from '../lines/names.js'
import type { Selection } from '../selection.js'
import { behind, topOf, type JourneysBehind } from './figure.js'
import { Gathered, Tally } from './tally.js'

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
  const { bounces, top } = selection
  const { stays, names } = selection.lines
  const holders = new Gathered(() => new Tally())
  for (const bounce of bounces)
    for (const stay of [bounce - 1, bounce]) holders.of(stays.holder.at(stay)).add(stays.journey.at(stay))
  const named = holders.entries().map(([holder, { journeys }]) => ({ holder: names.text(holder) ?? '', journeys }))
  return topOf(
    named,
    top,
    ({ journeys }) => journeys,
    ({ holder }) => [holder],
  ).map(({ holder, journeys }) => ({
    holder,
    journeysWithBounce: behind(selection, journeys, { path: { bouncedHolder: holder } }),
  }))
}

/** The clients with the most journeys with a bounce; those without one are left out. */
export async function clientFigures(selection: Selection): Promise<ClientFigure[]> {
  const { lines, top } = selection
  const found = mostBounced(selection, lines.journeys.client, lines.clients)
  const clients = new Map((await selection.clients(found.map(({ name }) => name))).map((client) => [client.id, client]))
  const most = topOf(
    found.map(({ name: clientId, ...counts }) => ({
      code: '',
      name: '',
      ...clients.get(clientId),
      clientId,
      ...counts,
    })),
    top,
    ({ bounced }) => bounced,
    ({ name, code }) => [name, code],
  )
  return most.map(({ clientId, code, name, journeys, bounced }) => ({
    clientId,
    code,
    name,
    journeysWithBounce: behind(selection, bounced, { clientId, path: { bounced: true } }),
    journeys: behind(selection, journeys, { clientId }),
  }))
}

/** The topics with the most journeys with a bounce; those without one are left out. */
export function topicFigures(selection: Selection): TopicFigure[] {
  const { lines, top } = selection
  const most = topOf(
    mostBounced(selection, lines.journeys.topic, lines.names),
    top,
    ({ bounced }) => bounced,
    ({ name }) => [name],
  )
  return most.map(({ name: topic, journeys, bounced }) => ({
    topic,
    journeysWithBounce: behind(selection, bounced, { topic, path: { bounced: true } }),
    journeys: behind(selection, journeys, { topic }),
  }))
}

/** Some journeys, and those of them with a bounce. */
interface Bounced {
  readonly journeys: number
  readonly bounced: number
}

/**
 * The journeys by what a column names, where they may be among the first so many with a bounce, whatever their names:
 * the last of these, and all that have as many.
 */
function mostBounced({ slots, lines, top }: Selection, column: Column, names: Names): (Bounced & { name: string })[] {
  const journeys = new Float64Array(names.size)
  const bounced = new Float64Array(names.size)
  for (let index = 0; index < slots.length; index++) {
    const slot = slots[index] ?? 0
    const number = column.at(slot)
    if (number === Names.NONE) continue
    journeys[number] = (journeys[number] ?? 0) + 1
    if (lines.journeys.bounces.at(slot) > 0) bounced[number] = (bounced[number] ?? 0) + 1
  }
  const counts = bounced.filter((count) => count > 0)
  const least = counts.length > top ? select(counts, counts.length - top) : 1
  const most: (Bounced & { name: string })[] = []
  bounced.forEach((count, number) => {
    if (count >= least) most.push({ name: names.text(number) ?? '', journeys: journeys[number] ?? 0, bounced: count })
  })
  return most
}
