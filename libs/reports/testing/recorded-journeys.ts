import { randomUUID } from 'node:crypto'
import { localOperator } from '#access'
import { charterDefinition, Charters, type CharterDefinition } from '#charter'
import { Clock, MemoryEventStore, uuidV5, type NewEvent } from '#event-sourcing'
import { temporaryFolder } from '#event-sourcing/testing'
import {
  clientEvents,
  journeysProjection,
  whereJourney,
  type ClientEvent,
  type JourneyFilter,
  type Touchpoint,
} from '#journeys'
import { KeptPast, makePast } from '#profiles'
import { EventLoopRunner, SqliteReadDatabase } from '#views'
import { BounceReport, BounceReportHandler, type BounceReportInput } from '../queries/bounce-report.js'
import { EventLoopReporter } from '../queries/event-loop-reporter.js'
import type { Report } from '../queries/report.js'
import type { ReportSchema } from '../queries/chosen.js'

const NAMESPACE = '0b9a2f4e-6a55-4a0e-9d0d-9c2b7f5a1d11'
/** When everything is recorded and reported. */
const NOW = '2026-06-01T00:00:00.000Z'
export const id = (name: string): string => uuidV5(name, NAMESPACE)

class ReportClock extends Clock {
  now(): number {
    return Date.parse(NOW)
  }
}
const clock = new ReportClock()

/** A touchpoint of a journey, by the journey's name; `late` where the event would say so. */
export type Told = Touchpoint & { readonly journey: string; readonly late?: true }

/** The roles and topics of the specs. */
export const definition = charterDefinition.parse({
  name: 'Specs',
  roles: ['account', 'support', 'cs'].map((name) => ({ name })),
  topics: [{ name: 'training', owner: 'cs' }],
})

/** A read database that is filled by events written by hand, and the report over it. */
export class RecordedJourneys {
  #touchpoints = 0

  private constructor(
    readonly database: SqliteReadDatabase,
    private readonly runner: EventLoopRunner,
    private readonly store: MemoryEventStore,
    private readonly charters: Charters,
    private readonly past: KeptPast,
    private readonly removeFolder: () => void,
  ) {}

  static async open(charter: CharterDefinition = definition): Promise<RecordedJourneys> {
    const [store, folder] = [new MemoryEventStore(), temporaryFolder()]
    const projections = [journeysProjection]
    const database = await SqliteReadDatabase.open({ folder: folder.path, projections })
    const now = () => new Date(NOW)
    const runner = await EventLoopRunner.open({ store, database, projections, catalogue: clientEvents, now })
    runner.start()
    const charters = new Charters(store, clock)
    await charters.amend(charter, { commandId: randomUUID(), actor: localOperator.id })
    const past = new KeptPast(folder.path, store, (question, options) => makePast(store, question, options))
    return new RecordedJourneys(database, runner, store, charters, past, folder.remove)
  }

  /** Records the touchpoints of a new client in the order given; gives the client's id. */
  async client(name: string, touchpoints: readonly Told[]): Promise<string> {
    return this.clientWith(name, touchpoints, () => [])
  }

  /** The same, and what else happened to the journeys. */
  async clientWith(
    name: string,
    touchpoints: readonly Told[],
    more: (journeyOf: (journey: string) => string) => readonly ClientEvent[],
  ): Promise<string> {
    const clientId = randomUUID()
    const journeyOf = (journey: string) => id(`${clientId} ${journey}`)
    const events: ClientEvent[] = [{ type: 'ClientRegistered', data: { clientId, code: name.toUpperCase(), name } }]
    const opened = new Set<string>()
    for (const { journey, late, ...touchpoint } of touchpoints) {
      const journeyId = journeyOf(journey)
      if (!opened.has(journeyId)) {
        const number = opened.add(journeyId).size
        events.push({ type: 'JourneyOpened', data: { journeyId, number, key: `${name}-${number}` } })
      }
      const touchpointId = id(`touchpoint ${++this.#touchpoints}`)
      const data = { ...touchpoint, touchpointId, journeyId, stitchedBy: 'named' as const, ...(late && { late }) }
      events.push({ type: 'TouchpointRecorded', data })
    }
    await this.#append(`client-${clientId}`, [...events, ...more(journeyOf)])
    return clientId
  }

  /** The report, as the handler of its message gives it. */
  report(input: BounceReportInput = {}): Promise<Report> {
    const handler = new BounceReportHandler(
      this.database,
      this.past,
      this.charters,
      clock,
      new EventLoopReporter(this.store),
    )
    return handler.execute(new BounceReport(localOperator, input))
  }

  /** How many journeys a filter finds. */
  async count(filter: JourneyFilter): Promise<number> {
    const rows = this.database.kysely<ReportSchema>().selectFrom('journey').select('journey.id')
    return (await whereJourney(rows, filter).execute()).length
  }

  async close(): Promise<void> {
    await this.past.close()
    await this.runner.stop()
    await this.database.close()
    await this.store.close()
    this.removeFolder()
  }

  async #append(stream: string, events: readonly ClientEvent[]): Promise<void> {
    const { position } = await this.store.append(stream, 'no-stream', events.map(recorded))
    await this.runner.whenApplied(position, { timeoutMs: 5000 })
  }
}

function recorded({ type, data }: ClientEvent): NewEvent {
  const commandId = randomUUID()
  const metadata = {
    commandId,
    correlationId: commandId,
    causationId: commandId,
    actor: localOperator.id,
    recordedAt: NOW,
    schemaVersion: 1,
  }
  return { id: randomUUID(), type, data, metadata }
}
