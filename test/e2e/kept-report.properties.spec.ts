import { MessageChannel } from 'node:worker_threads'
import fc from 'fast-check'
import { charterDefinition, Charters, units } from '#charter'
import { DomainError, errorOf, newEventId, SqliteEventStore, uuidV5 } from '#event-sourcing'
import { temporaryFolder } from '#event-sourcing/testing'
import { clientEvents, journeysProjection, type ClientEvent } from '#journeys'
import { EventLoopReporter, type Report, type ReportQuestion } from '#reports'
import { EventLoopRunner, SqliteReadDatabase } from '#views'
import { attempt, clientWord, correction, handover } from '../../libs/journeys/testing/corrections.js'
import { charters, CLIENT, DAY, EPOCH, history, Life, NOW } from '../../libs/journeys/testing/histories.js'
import type { Answered, Asked } from '../../libs/profiles/question-messages.js'
import type { ReportAsked } from '../../libs/profiles/report-messages.js'
import { serveReports } from '../../libs/profiles/serve-reports.js'
import { StandingClock } from '../support/server.js'

const iso = (instant: number): string => new Date(instant).toISOString()

/** A folder with its views, and the reports that are served over it as from a thread. */
class Company {
  readonly #channel = new MessageChannel()
  #asked = 0
  #amended = 0

  private constructor(
    private readonly folder: ReturnType<typeof temporaryFolder>,
    private readonly clock: StandingClock,
    private readonly store: SqliteEventStore,
    private readonly charters: Charters,
    private readonly database: SqliteReadDatabase,
    private readonly runner: EventLoopRunner,
    /** The streams whose events cannot be read for now. */
    private readonly poisoned: Set<string>,
  ) {
    // It keeps up at every moment, and a question may come in between.
    serveReports(this.#channel.port2, { folder: folder.path }, { keepUpEveryMs: 5 })
  }

  static async open(): Promise<Company> {
    const [folder, clock, poisoned] = [temporaryFolder(), new StandingClock(EPOCH), new Set<string>()]
    const store = await SqliteEventStore.open(folder.path)
    const kept = new Charters(store, clock)
    await kept.amend(charters().latest.definition, { commandId: newEventId(), actor: 'test' })
    const projections = [journeysProjection]
    const database = await SqliteReadDatabase.open({ folder: folder.path, projections })
    const catalogue: Pick<typeof clientEvents, 'decode'> = {
      decode(recorded) {
        if (poisoned.has(recorded.stream)) throw new DomainError('EVENT_UNREADABLE', 'It is poisoned.')
        return clientEvents.decode(recorded)
      },
    }
    const now = () => new Date(NOW)
    const runner = await EventLoopRunner.open({ store, database, projections, catalogue, now })
    runner.start()
    return new Company(folder, clock, store, kept, database, runner, poisoned)
  }

  /** The report as it is served, and one that is made from nothing. */
  async reports(question: ReportQuestion): Promise<{ served: Report; cold: Report }> {
    const served = await this.#served(question)
    return { served, cold: await new EventLoopReporter(this.store).run(this.database, question) }
  }

  async record(stream: string, events: readonly ClientEvent[]): Promise<void> {
    const origin = { commandId: '', correlationId: '', causationId: '', actor: 'test', schemaVersion: 1 }
    const metadata = { ...origin, recordedAt: iso(NOW) }
    let revision: number | 'no-stream' = 'no-stream'
    for await (const last of this.store.readStream(stream, { direction: 'backwards', limit: 1 }))
      revision = last.revision
    const news = events.map((event) => ({ ...event, id: newEventId(), metadata }))
    const { position } = await this.store.append(stream, revision, news)
    await this.runner.whenApplied(position, { timeoutMs: 5000 })
  }

  poison(stream: string): void {
    this.poisoned.add(stream)
  }

  async heal(): Promise<void> {
    this.poisoned.clear()
    await this.runner.retryParked()
  }

  async rebuild(): Promise<void> {
    await this.runner.rebuild()
  }

  /** Other working hours from some days later on. */
  async amend(): Promise<void> {
    this.clock.moveTo(iso(EPOCH + ++this.#amended * 6 * DAY))
    const hours = [`mon-fri 0${this.#amended % 9}:00-12:00`]
    const definition = { ...charters().latest.definition, calendars: [{ name: 'office', hours }] }
    await this.charters.amend(charterDefinition.parse(definition), { commandId: newEventId(), actor: 'test' })
  }

  async close(): Promise<void> {
    this.#channel.port1.close()
    await this.runner.stop()
    await this.database.close()
    await this.store.close()
    this.folder.remove()
  }

  #served(question: ReportQuestion): Promise<Report> {
    const { port1 } = this.#channel
    return new Promise((resolve, reject) => {
      port1.once('message', (said: Answered<Report>) =>
        said.type === 'answer' ? resolve(said.answer) : reject(errorOf(said.error)),
      )
      const asked = { path: this.database.path, question }
      port1.postMessage({ id: ++this.#asked, question: asked } satisfies Asked<ReportAsked>)
    })
  }
}

/** One of some clients, who live the same kind of life under other ids. */
class LivingClient {
  readonly stream: string
  #told = 0

  constructor(
    private readonly name: string,
    readonly life = new Life(charters()),
  ) {
    this.stream = `client-${this.#idFor(CLIENT)}`
  }

  /** What it has lived since it was last asked. */
  news(): ClientEvent[] {
    const news = this.life.events.slice(this.#told)
    this.#told = this.life.events.length
    const text = JSON.stringify(news).replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, (id) => this.#idFor(id))
    return JSON.parse(text.replaceAll('ACME', this.name)) as ClientEvent[]
  }

  #idFor(id: string): string {
    return uuidV5(this.name, id)
  }
}

const filters: readonly ReportQuestion['filter'][] = [
  {},
  { topic: 'training' },
  { touchedFrom: iso(EPOCH + 10 * DAY), touchedTo: iso(EPOCH + 25 * DAY) },
]

const questions: fc.Arbitrary<ReportQuestion> = fc.record({
  unit: fc.constantFrom(...units),
  countNobody: fc.boolean(),
  filter: fc.constantFrom(...filters),
  top: fc.constantFrom(1, 10),
  now: fc.constant(EPOCH + 30 * DAY),
  period: fc.constant({ from: null, to: null }),
  from: fc.constant({ asOf: null, knownAt: null, unreadableClients: null }),
})

/** What happens besides, before the next question. */
const besides = fc.oneof(
  { arbitrary: fc.constant('nothing' as const), weight: 8 },
  { arbitrary: fc.constantFrom('poison' as const, 'heal' as const), weight: 3 },
  { arbitrary: fc.constantFrom('rebuild' as const, 'amend' as const), weight: 1 },
)

const moments = fc.array(
  fc.record({
    client: fc.nat(2),
    touchpoints: history(4),
    correct: fc.option(fc.oneof(correction, handover, clientWord)),
    day: fc.option(fc.integer({ min: 0, max: 70 }), { freq: 1 }),
    besides,
    question: questions,
  }),
  { minLength: 2, maxLength: 10 },
)

describe('a report that reads only what has changed', () => {
  let company: Company
  let clientsSoFar = 0
  beforeAll(async () => {
    company = await Company.open()
  })
  afterAll(() => company.close())

  it(
    'is the one that reads all, whatever happened since the last question',
    () =>
      fc.assert(
        fc.asyncProperty(moments, async (lived) => {
          const clients = [1, 2, 3].map(() => new LivingClient(`ACME${++clientsSoFar}`))
          let touchpoints = 0
          for (const [index, moment] of lived.entries()) {
            const client = clients[moment.client]
            if (!client) throw new Error('There is no such client.')
            if (moment.besides === 'poison') company.poison(client.stream)
            for (const touchpoint of moment.touchpoints) {
              const touchpointId = uuidV5(`touchpoint ${++touchpoints}`, CLIENT)
              client.life.tell({ type: 'RecordTouchpoints', touchpoints: [{ ...touchpoint, touchpointId }] })
            }
            if (moment.correct) attempt(client.life, moment.correct, index)
            if (moment.day !== null) client.life.tell({ type: 'LetTimePass', until: iso(EPOCH + moment.day * DAY) })
            await company.record(client.stream, client.news())
            if (moment.besides === 'heal') await company.heal()
            if (moment.besides === 'rebuild') await company.rebuild()
            if (moment.besides === 'amend') await company.amend()
            const { served, cold } = await company.reports(moment.question)
            expect(served).toEqual(cold)
          }
        }),
        { numRuns: 15 },
      ),
    120_000,
  )
})
