import fc from 'fast-check'
import { localOperator } from '#access'
import { Charters } from '#charter'
import { MemoryEventStore, newEventId } from '#event-sourcing'
import { temporaryFolder } from '#event-sourcing/testing'
import { clientEvents, journeysProjection, type ClientEvent } from '#journeys'
import { KeptPast, makePast } from '#profiles'
import { BounceReport, EventLoopReporter } from '#reports'
import { EventLoopRunner, SqliteReadDatabase } from '#views'
import type { IncomingTouchpoint } from '../../libs/journeys/domain/commands.js'
import { attempt, correction, handover, type Correction } from '../../libs/journeys/testing/corrections.js'
import { charters, CLIENT, DAY, EPOCH, history, Life, NOW } from '../../libs/journeys/testing/histories.js'
import { BounceReportHandler } from '../../libs/reports/queries/bounce-report.js'
import { StandingClock } from '../support/server.js'

const iso = (instant: number): string => new Date(instant).toISOString()

/** A company with one client, whose events are recorded write by write. */
class Company {
  private constructor(
    readonly clock: StandingClock,
    private readonly store: MemoryEventStore,
    private readonly database: SqliteReadDatabase,
    private readonly runner: EventLoopRunner,
    private readonly past: KeptPast,
    private readonly reports: BounceReportHandler,
    private readonly removeFolder: () => void,
  ) {}

  static async open(): Promise<Company> {
    const [clock, store, folder] = [new StandingClock(NOW), new MemoryEventStore(), temporaryFolder()]
    const kept = new Charters(store, clock)
    await kept.amend(charters().latest.definition, { commandId: newEventId(), actor: 'test' })
    const projections = [journeysProjection]
    const database = await SqliteReadDatabase.open({ folder: folder.path, projections })
    const now = () => new Date(clock.now())
    const runner = await EventLoopRunner.open({ store, database, projections, catalogue: clientEvents, now })
    runner.start()
    const past = new KeptPast(folder.path, store, (question, options) => makePast(store, question, options))
    const reports = new BounceReportHandler(database, past, kept, clock, new EventLoopReporter(store))
    return new Company(clock, store, database, runner, past, reports, folder.remove)
  }

  async record(events: readonly ClientEvent[]): Promise<void> {
    if (events.length === 0) return
    const origin = { commandId: '', correlationId: '', causationId: '', actor: 'test', schemaVersion: 1 }
    const metadata = { ...origin, recordedAt: iso(this.clock.now()) }
    const stream = `client-${CLIENT}`
    let revision: number | 'no-stream' = 'no-stream'
    for await (const event of this.store.readStream(stream)) revision = event.revision
    const { position } = await this.store.append(
      stream,
      revision,
      events.map((event) => ({ ...event, id: newEventId(), metadata })),
    )
    await this.runner.whenApplied(position, { timeoutMs: 5000 })
  }

  /** All figures of the report, without the filters behind them. */
  async figures(look: { asOf?: string; knownAt?: string } = {}): Promise<unknown> {
    const {
      asOf,
      knownAt,
      unreadableClients: _,
      ...report
    } = await this.reports.execute(new BounceReport(localOperator, look))
    expect([asOf, knownAt]).toEqual([look.asOf ?? null, look.knownAt ?? null])
    return JSON.parse(JSON.stringify(report, (key, value: unknown) => (key === 'filter' ? undefined : value)))
  }

  async close(): Promise<void> {
    await this.past.close()
    await this.runner.stop()
    await this.database.close()
    await this.store.close()
    this.removeFolder()
  }
}

/** What a member does that happens at an instant; what has none counts on every day. */
const dated = correction.filter(({ type }) => !timeless.has(type))
const timeless = new Set([
  ...['ChangeJourney', 'MoveTouchpoint', 'MergeJourneys', 'SplitJourney'],
  ...['RefuseMerge', 'AcknowledgeCircle', 'DismissCircle'],
])

describe('the report as it stood, in whatever history', () => {
  const open: Company[] = []
  const company = async (): Promise<Company> => {
    const opened = await Company.open()
    open.push(opened)
    return opened
  }
  const closed = async () => {
    for (const each of open.splice(0)) await each.close()
  }
  afterEach(closed)

  it('is by what had been recorded at an instant the report that was asked for then', () =>
    fc.assert(
      fc
        .asyncProperty(
          history(16),
          fc.array(fc.oneof(correction, handover), { maxLength: 12 }),
          fc.array(fc.integer({ min: 0, max: 70 }), { maxLength: 6 }),
          fc.nat(40),
          async (touchpoints, corrections, days, lot) => {
            const writes = lived(touchpoints, corrections, days)
            const then = lot % writes.length
            const virgil = await company()
            for (const events of writes.slice(0, then + 1)) await virgil.record(events)
            const asked = await virgil.figures()
            virgil.clock.moveTo(iso(NOW + 1))
            for (const events of writes.slice(then + 1)) await virgil.record(events)
            expect(await virgil.figures({ knownAt: iso(NOW) })).toEqual(asked)
          },
        )
        .afterEach(closed),
      { numRuns: 30 },
    ))

  it('is at an instant the report of a company that was told only what happened by then', () =>
    fc.assert(
      fc
        .asyncProperty(
          history(16),
          fc.array(fc.oneof(dated, handover), { maxLength: 16 }),
          fc.integer({ min: -1, max: 60 * 24 }),
          async (touchpoints, corrections, hours) => {
            const instant = EPOCH + hours * 3_600_000
            const whole = await company()
            await whole.record(lifeUpTo(Infinity, touchpoints, corrections).events)
            const part = await company()
            const life = lifeUpTo(instant, touchpoints, corrections)
            if (life.events.length > 1) life.tell({ type: 'LetTimePass', until: iso(instant) })
            await part.record(life.events)
            part.clock.moveTo(iso(instant))
            expect(await whole.figures({ asOf: iso(instant) })).toEqual(await part.figures())
          },
        )
        .afterEach(closed),
      { numRuns: 30 },
    ))
})

/** Write by write, a client whose touchpoints come in any order, some followed by a correction, some by time that passes. */
function lived(
  touchpoints: readonly IncomingTouchpoint[],
  corrections: readonly Correction[],
  days: readonly number[],
): ClientEvent[][] {
  const life = new Life(charters())
  const writes = [structuredClone(life.events)]
  const writing = (write: () => void) => {
    const before = life.events.length
    write()
    writes.push(structuredClone(life.events.slice(before)))
  }
  touchpoints.forEach((touchpoint, index) => {
    writing(() => life.tell({ type: 'RecordTouchpoints', touchpoints: [touchpoint] }))
    const [correct, day] = [corrections[index], days[index]]
    if (correct) writing(() => attempt(life, correct, index))
    if (day !== undefined) writing(() => life.tell({ type: 'LetTimePass', until: iso(EPOCH + day * DAY) }))
  })
  return writes
}

/** A client who is told of in the order in which things happened, up to an instant. Its topics are known from the first touchpoint on. */
function lifeUpTo(
  instant: number,
  touchpoints: readonly IncomingTouchpoint[],
  corrections: readonly Correction[],
): Life {
  const life = new Life(charters())
  const told = touchpoints.map((touchpoint) => ({
    at: Date.parse(touchpoint.occurredAt),
    tell: () =>
      life.tell({ type: 'RecordTouchpoints', touchpoints: [{ ...touchpoint, topic: touchpoint.topic ?? 'training' }] }),
  }))
  const done = corrections.map((correct, index) => ({
    at: EPOCH + correct.lots[2] * DAY,
    tell: () => attempt(life, correct, index),
  }))
  const steps = [...told, ...done].sort((one, other) => one.at - other.at)
  for (const { at, tell } of steps) if (at <= instant) tell()
  return life
}
