import {
  START,
  type DomainEvent,
  type EventCatalogue,
  type Position,
  type Recorded,
  type RecordedEvent,
} from '#event-sourcing'
import { Changes } from './changes.js'
import { parked, systemTables, type ParkedStream } from './parked.js'
import type { Projection } from './projection.js'
import { RowSet } from './row-set.js'
import type { RowStore } from './row-store.js'
import type { AnyTable } from './table.js'

/** What the views are made of: the folds, the reading of events, and a clock for the parked ones. */
export interface ViewRules {
  readonly projections: readonly Projection[]
  readonly catalogue: Pick<EventCatalogue<DomainEvent>, 'decode'>
  readonly now: () => Date
  /** The most rows of a table that stay in memory between batches [20,000]. */
  readonly cachedRows?: number
}

/** An event on its way into the rows, or why it cannot go. */
type Step =
  | { readonly recorded: Recorded<DomainEvent>; readonly projections: readonly Projection[] }
  | { readonly recorded: RecordedEvent; readonly error: unknown }

/**
 * Folds batches of events into rows, each batch with its checkpoint in one transaction. An event that
 * cannot be read or folded parks its stream: it and what follows it in the stream wait in `parked`,
 * and all other streams go on.
 */
export class ViewWriter {
  readonly #rows: RowSet
  #checkpoint: Position = START
  /** Up to where events are folded; ahead of the checkpoint while rows gather. */
  #reached: Position = START
  #parked = new Map<string, ParkedStream>()
  #isSure = false

  private constructor(
    private readonly store: RowStore,
    private readonly rules: ViewRules,
    tables: readonly AnyTable[],
  ) {
    this.#rows = new RowSet([...systemTables, ...tables])
  }

  static async open(store: RowStore, tables: readonly AnyTable[], rules: ViewRules): Promise<ViewWriter> {
    const writer = new ViewWriter(store, rules, tables)
    await writer.#readState()
    return writer
  }

  /** The position up to which all events are in the rows, or parked. */
  get checkpoint(): Position {
    return this.#checkpoint
  }

  get parked(): readonly ParkedStream[] {
    return [...this.#parked.values()]
  }

  /** What it says of itself is what is written, from here on: after a write that failed it may not be. */
  async refresh(): Promise<void> {
    if (!this.#isSure) await this.#readState()
  }

  /** Writes the next events, and that nothing else is to come up to `position`. Events written before are left out. */
  async write(events: readonly RecordedEvent[], position: Position): Promise<Changes> {
    return this.#transact(() => this.#follow(events, position))
  }

  /**
   * Folds the next events, and writes their rows only once `most` of them have changed: for rows that nobody can read
   * yet. A row that changes often is then written once. The next `write` writes what is left.
   */
  async gather(events: readonly RecordedEvent[], position: Position, most: number): Promise<void> {
    if (this.#rows.changed >= most) await this.#transact(async () => ({ folded: [], position: this.#reached }))
    await this.#surely(async () => {
      this.#reached = (await this.#follow(events, position)).position
    })
  }

  /**
   * Writes the next waiting events of a parked stream. It stays parked at the first that cannot be
   * folded, else at `resumeAt`, so that a crash goes on from there; without either it is free.
   */
  async unpark(stream: string, events: readonly RecordedEvent[], resumeAt?: RecordedEvent): Promise<Changes> {
    return this.#transact(async () => {
      const old = this.#parked.get(stream)
      this.#parked.delete(stream)
      this.#rows.delete(parked, stream)
      const folded = await this.#fold(events)
      const stopped = this.#parked.get(stream) ?? (old && resumeAt && { ...old, ...placeOf(resumeAt) })
      if (old && stopped) this.#park({ ...stopped, waiting: old.waiting - folded.length })
      return { folded, position: this.#checkpoint }
    })
  }

  /** One transaction. */
  async #transact(
    fold: () => Promise<{ folded: readonly Recorded<DomainEvent>[]; position: Position }>,
  ): Promise<Changes> {
    return this.#surely(async () => {
      const from = this.#checkpoint
      const { folded, position } = await fold()
      const tables = this.#rows.changes()
      await this.store.write(tables, position)
      this.#rows.settle(this.rules.cachedRows ?? 20_000)
      this.#checkpoint = this.#reached = position
      const changed = tables.map(({ table: { name }, put, deleted }) => ({ name, put, deleted }))
      return new Changes(from, position, folded, changed)
    })
  }

  /** Does something with what is in memory. Where that fails, the next one begins from what is written. */
  async #surely<Result>(act: () => Promise<Result>): Promise<Result> {
    await this.refresh()
    this.#isSure = false
    const result = await act()
    this.#isSure = true
    return result
  }

  /** Folds the events that were not folded before, and says how far the rows are then. */
  async #follow(
    events: readonly RecordedEvent[],
    position: Position,
  ): Promise<{ folded: readonly Recorded<DomainEvent>[]; position: Position }> {
    const folded = await this.#fold(events.filter((event) => event.position > this.#reached))
    return { folded, position: position > this.#reached ? position : this.#reached }
  }

  async #readState(): Promise<void> {
    this.#rows.forget()
    this.#checkpoint = this.#reached = await this.store.checkpoint()
    const rows = (await this.store.loadAll(parked)) as ParkedStream[]
    this.#parked = new Map(rows.map((row) => [row.stream, row]))
    this.#isSure = true
  }

  /** Folds events into the rows in memory, and gives those that went through. */
  async #fold(events: readonly RecordedEvent[]): Promise<readonly Recorded<DomainEvent>[]> {
    const steps = events.map((event) => this.#prepare(event))
    await this.#rows.load(this.store)
    const folded: Recorded<DomainEvent>[] = []
    for (const step of steps) {
      const { recorded } = step
      const standing = this.#parked.get(recorded.stream)
      if (standing) {
        this.#park({ ...standing, waiting: standing.waiting + 1 })
        continue
      }
      try {
        if ('error' in step) throw step.error
        this.#rows.attempt(() => {
          for (const projection of step.projections) projection.project(this.#rows, recorded, recorded)
        })
        folded.push(recorded)
      } catch (error) {
        this.#park(parkedAt(recorded, error, this.rules.now()))
      }
    }
    return folded
  }

  #prepare(event: RecordedEvent): Step {
    if (this.#parked.has(event.stream)) return { recorded: event, projections: [] }
    try {
      const recorded = this.rules.catalogue.decode(event)
      const projections = this.rules.projections.filter(({ streams }) =>
        streams.some((prefix) => event.stream.startsWith(prefix)),
      )
      for (const projection of projections) {
        for (const selection of projection.touches(recorded, recorded)) this.#rows.select(selection)
      }
      return { recorded, projections }
    } catch (error) {
      return { recorded: event, error }
    }
  }

  #park(stream: ParkedStream): void {
    this.#parked.set(stream.stream, stream)
    this.#rows.put(parked, stream)
  }
}

function parkedAt(recorded: RecordedEvent, error: unknown, now: Date): ParkedStream {
  const reason = (error instanceof Error ? error.message : String(error)).replaceAll('\0', '').slice(0, 2000)
  return { stream: recorded.stream, ...placeOf(recorded), error: reason, parked_at: now.toISOString(), waiting: 0 }
}

function placeOf({ position, revision, type }: RecordedEvent): Pick<ParkedStream, 'position' | 'revision' | 'type'> {
  return { position, revision, type }
}
