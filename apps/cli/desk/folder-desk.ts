import type { ActorQuery } from '#access'
import { ReadCharter } from '#charter'
import type { ReadingProgress } from '#event-sourcing'
import {
  CirclesOfJourneys,
  ClientsById,
  FindClient,
  FindJourney,
  HopsOfJourneys,
  JourneysById,
  ListCircles,
  ListClients,
  ListJourneys,
  ReadTimeline,
  RunBacktest,
  type CircleKind,
  type ClientRow,
  type JourneyRow,
  type RunBacktestInput,
  type TimelineEntryRow,
} from '#journeys'
import { BounceReport, type Report } from '#reports'
import { mapPage } from '#views'
import type { House } from '../house.js'
import { backtestShown, type BacktestShown } from './backtest-shown.js'
import { clientNamed, type ClientLookup } from './client-named.js'
import {
  Desk,
  type CirclesQuestion,
  type JourneysQuestion,
  type ReportQuestion,
  type SearchAsked,
  type TimelineQuestion,
} from './desk.js'
import { everyRow, firstRows } from './pages.js'
import { searchFolder } from './folder-search.js'
import type { SearchHitShown } from './search-shown.js'
import type {
  CircleShown,
  ClientShown,
  EntryShown,
  JourneyShown,
  JourneyTimeline,
  Listed,
  TimelineShown,
} from './shown.js'
import { circleShown, clientShown, entryShown, hopShown, journeyShown } from './shown-rows.js'

/** Asks the queries of a folder that this process holds. */
export class FolderDesk extends Desk {
  constructor(private readonly house: House) {
    super()
  }

  async journeys({ client, filter, orderBy, limit }: JourneysQuestion): Promise<Listed<JourneyShown>> {
    const clientId = await this.#idOf(client)
    const whole = { ...filter, ...(clientId !== undefined && { clientId }) }
    const { items, total } = await firstRows(limit, (page) =>
      this.#ask(new ListJourneys(this.house.actor, { filter: whole, orderBy, ...page })),
    )
    const clients = await this.#clientsOf(items)
    return { total, items: items.map((row) => journeyShown(row, clients.get(row.client_id))) }
  }

  async timeline({ of, unit: asked, from = {}, limit }: TimelineQuestion): Promise<TimelineShown> {
    const charter = await this.#ask(new ReadCharter(this.house.actor))
    const circleUnit = charter?.unit ?? 'role'
    const reading = { unit: asked ?? circleUnit, countNobody: charter?.countNobody ?? false }
    const then = await this.#ask(new FindJourney(this.house.actor, { key: of.trim(), ...from }))
    const byKey = then ?? (await this.#ask(new FindJourney(this.house.actor, { key: of.trim() })))
    const client = byKey ? await clientNamed(byKey.client_id, this.#clients) : await clientNamed(of, this.#clients)
    const { items, total } = byKey
      ? { items: then ? [then] : [], total: then ? 1 : 0 }
      : await firstRows(limit, (page) =>
          this.#ask(new ListJourneys(this.house.actor, { filter: { clientId: client.id, ...from }, ...page })),
        )
    const rows = [...items].sort((one, other) => one.first_at - other.first_at)
    return {
      client,
      asOf: from.asOf ?? null,
      knownAt: from.knownAt ?? null,
      ...reading,
      circleUnit,
      totalJourneys: total,
      journeys: await this.#timelines(rows, client, reading, from),
    }
  }

  async circles(question: CirclesQuestion): Promise<Listed<CircleShown>> {
    const { client, kinds, limit, ...rest } = question
    const clientId = await this.#idOf(client)
    const filter = {
      ...rest,
      ...(kinds && { kind: kinds as CircleKind[] }),
      ...(clientId !== undefined && { clientId }),
    }
    const { items, total } = await firstRows(limit, (page) =>
      this.#ask(new ListCircles(this.house.actor, { filter, ...page })),
    )
    const clients = await this.#clientsOf(items)
    const ids = [...new Set(items.map(({ journey_id }) => journey_id))]
    const journeys = await this.#ask(new JourneysById(this.house.actor, ids))
    return {
      total,
      items: items.map((row) => circleShown(row, clients.get(row.client_id), journeys.get(row.journey_id))),
    }
  }

  async search(question: SearchAsked): Promise<SearchHitShown[]> {
    return searchFolder(this.house, question, await this.#idOf(question.client))
  }

  async report(
    { client, filter, ...input }: ReportQuestion,
    onProgress?: (progress: ReadingProgress) => void,
  ): Promise<Report> {
    const clientId = await this.#idOf(client)
    const whole = { ...input, filter: { ...filter, ...(clientId !== undefined && { clientId }) } }
    return this.#ask(new BounceReport(this.house.actor, whole, onProgress && { onProgress }))
  }

  async backtest(question: RunBacktestInput, onProgress: (progress: ReadingProgress) => void): Promise<BacktestShown> {
    return backtestShown(await this.#ask(new RunBacktest(this.house.actor, question, { onProgress })))
  }

  async #timelines(
    rows: readonly JourneyRow[],
    client: ClientShown,
    { unit, countNobody }: Pick<TimelineShown, 'unit' | 'countNobody'>,
    from: NonNullable<TimelineQuestion['from']>,
  ): Promise<JourneyTimeline[]> {
    const { actor } = this.house
    const ids = rows.map(({ id }) => id)
    const hops = await this.#ask(new HopsOfJourneys(actor, ids, unit, countNobody, from))
    const circles = await this.#ask(new CirclesOfJourneys(actor, ids, from))
    const timelines: JourneyTimeline[] = []
    for (const row of rows) {
      const filter = { journeyId: row.id, ...from }
      const entries = everyRow((page) => this.#ask(new ReadTimeline(actor, { filter, ...page })))
      timelines.push({
        ...journeyShown(row, client),
        entries: await shownOf(entries),
        hops: (hops.get(row.id) ?? []).map(hopShown),
        circles: (circles.get(row.id) ?? []).map((circle) => {
          const { client: _, journey: __, ...shown } = circleShown(circle, client, row)
          return shown
        }),
      })
    }
    return timelines
  }

  async #idOf(word: string | undefined): Promise<string | undefined> {
    return word === undefined ? undefined : (await clientNamed(word, this.#clients)).id
  }

  get #clients(): ClientLookup {
    const { actor } = this.house
    const shown = (row: ClientRow | undefined): ClientShown | undefined => row && clientShown(row)
    return {
      byId: async (id) => shown(await this.#ask(new FindClient(actor, { id }))),
      byRef: async (system, id) => shown(await this.#ask(new FindClient(actor, { ref: { system, id } }))),
      byText: (text) =>
        everyRow(async (page) =>
          mapPage(await this.#ask(new ListClients(actor, { filter: { text }, ...page })), clientShown),
        ),
    }
  }

  async #clientsOf(rows: readonly { readonly client_id: string }[]): Promise<Map<string, ClientShown>> {
    const ids = [...new Set(rows.map(({ client_id }) => client_id))]
    const found = await this.#ask(new ClientsById(this.house.actor, ids))
    return new Map([...found].map(([id, row]) => [id, clientShown(row)]))
  }

  #ask<Result>(query: ActorQuery<Result>): Promise<Result> {
    return this.house.ask(query)
  }
}

async function shownOf(rows: AsyncIterable<TimelineEntryRow>): Promise<EntryShown[]> {
  const shown: EntryShown[] = []
  for await (const row of rows) shown.push(entryShown(row))
  return shown
}
