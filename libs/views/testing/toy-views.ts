import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MemoryEventStore, SqliteEventStore, type EventStore, type Position, type Recorded } from '#event-sourcing'
import { EventLoopRunner, type RunnerOptions } from '../event-loop-runner.js'
import { historyOf } from '../history.js'
import { projectAll } from '../project-all.js'
import type { AnyRow } from '../table.js'
import { postgresEngine, sqliteEngine, type Engine, type EngineOptions } from './engines.js'
import { FlakyDatabase } from './flaky-database.js'
import { append, clients, entries, journeys, mood, projections, rules, timeline, totals, type ToyEvent } from './toy.js'

type Options = Partial<RunnerOptions & EngineOptions>

type OpenStore = (folder: string) => Promise<EventStore>

const inMemory: OpenStore = async () => new MemoryEventStore()
const inSqlite: OpenStore = (folder) => SqliteEventStore.open(join(folder, 'events'))

/** The stores and engines over which the specs run. */
export const houses: [string, OpenStore, Engine][] = [
  ['the memory store with SQLite', inMemory, sqliteEngine],
  ['the SQLite store with SQLite', inSqlite, sqliteEngine],
  ['the memory store with PostgreSQL', inMemory, postgresEngine],
]

/** A store with the views of the toy domain in a temporary folder. */
export class ToyViews {
  private constructor(
    readonly folder: string,
    readonly store: EventStore,
    readonly engine: Engine,
    public database: FlakyDatabase,
    public runner: EventLoopRunner,
  ) {}

  static async open(openStore = inMemory, engine = sqliteEngine): Promise<ToyViews> {
    const folder = mkdtempSync(join(tmpdir(), 'virgil-views-'))
    const store = await openStore(folder)
    return new ToyViews(folder, store, engine, ...(await openViews(folder, store, engine)))
  }

  /** Lets a new runner go on where the old one stopped, with what is left of the files after something happened to them. */
  async reopen(options: Options = {}, happens: () => void = () => undefined): Promise<void> {
    await this.runner.stop()
    await this.database.close()
    happens()
    ;[this.database, this.runner] = await openViews(this.folder, this.store, this.engine, options)
    this.runner.start()
  }

  async close(): Promise<void> {
    mood.failsOn = undefined
    await this.runner.stop()
    await this.database.close()
    await this.store.close()
    rmSync(this.folder, { recursive: true, force: true })
  }

  append(stream: string, ...events: readonly ToyEvent[]): Promise<Position> {
    return append(this.store, stream, ...events)
  }

  /** Waits until the rows hold everything up to a position, the head if none is given. */
  async applied(position?: Position): Promise<void> {
    await this.runner.whenApplied(position ?? (await this.store.head()), { timeoutMs: 5000 })
  }

  /** The numbers of the rows that are there, live or not; old ones may take a moment to go. */
  async expectNumbers(...numbers: readonly number[]): Promise<void> {
    const found = () => this.engine.numbers(this.folder)
    for (let i = 0; i < 200 && (await found()).length > numbers.length; i++)
      await new Promise((resolve) => setTimeout(resolve, 10))
    expect(await found()).toEqual(numbers)
  }

  rowsOf(table: string): Promise<AnyRow[]> {
    return this.database.kysely<Record<string, AnyRow>>().selectFrom(table).selectAll().execute()
  }

  /** The rows are those that the events make when they are folded one by one, from nothing. */
  async expectRowsOfAllEvents(): Promise<void> {
    await this.applied()
    const events: Recorded<ToyEvent>[] = []
    for await (const event of this.store.readAll()) events.push(event as Recorded<ToyEvent>)
    const folded = projectAll(timeline, events)
    await this.expectRows(journeys.name, folded.rows(journeys))
    await this.expectRows(entries.name, folded.rows(entries))
    await this.expectRows(clients.name, projectAll(totals, events).rows(clients))
  }

  private async expectRows(table: string, rows: readonly AnyRow[]): Promise<void> {
    expect((await this.rowsOf(table)).sort(byText)).toEqual([...rows].sort(byText))
  }
}

async function openViews(
  folder: string,
  store: EventStore,
  engine: Engine,
  options: Options = {},
): Promise<[FlakyDatabase, EventLoopRunner]> {
  const database = new FlakyDatabase(
    await engine.open({ folder, projections, history: () => historyOf(store), ...options }),
  )
  return [database, await EventLoopRunner.open({ ...rules, store, database, retryAfterMs: 2, ...options })]
}

/** Waits until something is so. */
export async function until(isSo: () => boolean): Promise<void> {
  for (let i = 0; i < 2000 && !isSo(); i++) await new Promise((resolve) => setTimeout(resolve, 1))
  expect(isSo()).toBe(true)
}

function byText(a: AnyRow, b: AnyRow): number {
  return JSON.stringify(a) < JSON.stringify(b) ? -1 : 1
}
