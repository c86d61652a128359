import type { RunBacktestInput } from '#journeys'
import type { Report } from '#reports'
import { backtestOfServer, type BacktestShown, type ServerBacktest } from './backtest-shown.js'
import { clientNamed, type ClientLookup } from './client-named.js'
import {
  Desk,
  type CirclesQuestion,
  type JourneysQuestion,
  type ReportQuestion,
  type SearchAsked,
  type TimelineQuestion,
} from './desk.js'
import {
  backtestDocument,
  charterDocument,
  circlesDocument,
  clientDocument,
  clientsDocument,
  insideDocument,
  journeyDocument,
  journeysDocument,
  reportDocument,
  searchDocument,
  timelineDocument,
} from './documents.js'
import { fromGraphql, toGraphql, withoutAbsent } from './enums.js'
import { GraphqlClient } from './graphql-client.js'
import { everyRow, firstRows, type PageOf } from './pages.js'
import { hitOfServer, type SearchHitShown, type ServerHit } from './search-shown.js'
import {
  circleOfServer,
  hopOfServer,
  journeyOfServer,
  type ServerCircle,
  type ServerHop,
  type ServerJourney,
} from './server-shapes.js'
import type {
  CircleShown,
  ClientShown,
  EntryShown,
  JourneyShown,
  JourneyTimeline,
  Listed,
  TimelineShown,
} from './shown.js'

type Counted<Row> = PageOf<Row> & { readonly totalCount: number }
type Reading = Pick<TimelineShown, 'unit' | 'countNobody'>

/** Asks a running server. What it answers is as its schema says. */
export class ServerDesk extends Desk {
  readonly #server: GraphqlClient

  constructor(url: string) {
    super()
    this.#server = new GraphqlClient(url)
  }

  async journeys({ client, filter, orderBy, limit }: JourneysQuestion): Promise<Listed<JourneyShown>> {
    const whole = { ...filter, ...(await this.#ofClient(client)) }
    const { items, total } = await this.#journeys(whole, limit, orderBy)
    return { total, items: items.map(journeyOfServer) }
  }

  async timeline({ of, unit, from = {}, limit }: TimelineQuestion): Promise<TimelineShown> {
    const charter = await this.#ask<Reading | null>('charter', charterDocument, {})
    const circleUnit = charter?.unit ?? 'role'
    const reading = { unit: unit ?? circleUnit, countNobody: charter?.countNobody ?? false }
    const journeyBy = (more: object) =>
      this.#ask<ServerJourney | null>('journey', journeyDocument, { key: of.trim(), ...more })
    const then = await journeyBy(from)
    const byKey = then ?? (await journeyBy({}))
    const client = byKey?.client ?? (await clientNamed(of, this.#clients))
    const { items, total } = byKey
      ? { items: then ? [then] : [], total: then ? 1 : 0 }
      : await this.#journeys({ clientId: client.id, ...from }, limit)
    const journeys: JourneyTimeline[] = []
    for (const journey of items.map(journeyOfServer)) journeys.push(await this.#timelineOf(journey, reading, from))
    journeys.sort((one, other) => Date.parse(one.firstAt) - Date.parse(other.firstAt))
    const { asOf = null, knownAt = null } = from
    return { client, asOf, knownAt, ...reading, circleUnit, totalJourneys: total, journeys }
  }

  async circles({ client, kinds, limit, ...rest }: CirclesQuestion): Promise<Listed<CircleShown>> {
    const filter = { ...rest, ...(kinds && { kind: kinds }), ...(await this.#ofClient(client)) }
    const { items, total } = await firstRows(limit, (page) =>
      this.#ask<Counted<ServerCircle>>('circles', circlesDocument, { filter, ...page }),
    )
    return { total, items: items.map(circleOfServer) }
  }

  async search({ text, client, limit }: SearchAsked): Promise<SearchHitShown[]> {
    const asked = { text, first: limit, ...(await this.#ofClient(client)) }
    return (await this.#ask<ServerHit[]>('search', searchDocument, asked)).map(hitOfServer)
  }

  async report({ client, filter, ...input }: ReportQuestion): Promise<Report> {
    const whole = { ...input, filter: { ...filter, ...(await this.#ofClient(client)) } }
    return withoutAbsent(await this.#ask('bounceReport', reportDocument, { input: whole })) as Report
  }

  async backtest({ period = {}, ...question }: RunBacktestInput): Promise<BacktestShown> {
    return backtestOfServer(await this.#ask<ServerBacktest>('backtest', backtestDocument, { ...question, period }))
  }

  #journeys(filter: object, limit: number, orderBy?: string) {
    return firstRows(limit, (page) =>
      this.#ask<Counted<ServerJourney>>('journeys', journeysDocument, { filter, ...(orderBy && { orderBy }), ...page }),
    )
  }

  async #timelineOf(
    journey: JourneyShown,
    reading: Reading,
    from: NonNullable<TimelineQuestion['from']>,
  ): Promise<JourneyTimeline> {
    const { id } = journey
    const inside = await this.#ask<{ hops: ServerHop[]; circles: ServerCircle[] } | null>('journey', insideDocument, {
      id,
      ...reading,
      ...from,
    })
    const entries: EntryShown[] = []
    const rows = everyRow<EntryShown>(async (page) => {
      const found = await this.#ask<{ timeline: PageOf<EntryShown> } | null>('journey', timelineDocument, {
        id,
        ...page,
        ...from,
      })
      return found?.timeline ?? { edges: [], pageInfo: { hasNextPage: false } }
    })
    for await (const entry of rows) entries.push(entry)
    return {
      ...journey,
      entries,
      hops: (inside?.hops ?? []).map(hopOfServer),
      circles: (inside?.circles ?? []).map((circle) => {
        const { client: _, journey: __, ...shown } = circleOfServer(circle)
        return shown
      }),
    }
  }

  async #ofClient(word: string | undefined): Promise<{ clientId?: string }> {
    return word === undefined ? {} : { clientId: (await clientNamed(word, this.#clients)).id }
  }

  get #clients(): ClientLookup {
    const one = async (variables: object): Promise<ClientShown | undefined> =>
      (await this.#ask<ClientShown | null>('client', clientDocument, variables)) ?? undefined
    return {
      byId: (id) => one({ id }),
      byRef: (system, id) => one({ ref: { system, id } }),
      byText: (text) =>
        everyRow((page) => this.#ask<PageOf<ClientShown>>('clients', clientsDocument, { filter: { text }, ...page })),
    }
  }

  async #ask<Answer>(field: string, document: string, variables: object): Promise<Answer> {
    const data = await this.#server.ask(document, toGraphql(variables) as Record<string, unknown>)
    return fromGraphql(data[field]) as Answer
  }
}
