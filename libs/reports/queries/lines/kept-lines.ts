import type { Kysely } from 'kysely'
import type { CharterHistory } from '#charter/rules'
import type { EventReader, Position } from '#event-sourcing'
import type { StateOfRows } from '#views'
import { lastedBy } from '../../domain/lasting.js'
import { slotsOf, type ReportSchema } from '../chosen.js'
import { changedBetween } from './changed-between.js'
import { Choices } from './choices.js'
import { Lines, type LineReading } from './lines.js'
import { loadLines } from './load-lines.js'

/** So many readings are kept: whoever compares looks from one to the other. */
const KEPT = 2

/**
 * The lines of one file of rows, kept from one question to the next. What its events changed since is forgotten, and read
 * again when it is asked for; where the events do not tell what changed, all is. So lines are never behind the rows.
 */
export class KeptLines {
  readonly choices = new Choices()
  /** The one asked for last comes last. */
  readonly #lines: Lines[] = []
  #state: StateOfRows

  constructor(
    state: StateOfRows,
    /** By which times were counted. */
    readonly charters: CharterHistory,
  ) {
    this.#state = state
  }

  /** The events up to which it has followed. */
  get checkpoint(): Position {
    return this.#state.checkpoint
  }

  /** The lines of a reading: empty ones where there are none. */
  of(reading: LineReading): Lines {
    const place = this.#lines.findIndex(
      ({ reading: { unit, countNobody } }) => unit === reading.unit && countNobody === reading.countNobody,
    )
    const [known] = place < 0 ? [] : this.#lines.splice(place, 1)
    const lines = known && !known.isWasteful ? known : new Lines(reading)
    this.#lines.push(lines)
    if (this.#lines.length > KEPT) this.#lines.shift()
    return lines
  }

  /** Forgets what the rows of a later state have otherwise. Says whether that could be told; if not, nothing here is of use. */
  async follow(db: Kysely<ReportSchema>, state: StateOfRows, reader: EventReader): Promise<boolean> {
    const before = this.#state
    // A stream that stands still no longer was folded later than its neighbours.
    const stands = ({ stream, position }: StateOfRows['parked'][number]): boolean =>
      state.parked.some((each) => each.stream === stream && each.position === position)
    if (state.checkpoint < before.checkpoint || !before.parked.every(stands)) return false
    const journeyIds = await changedBetween(reader, before.checkpoint, state.checkpoint)
    if (!journeyIds) return false
    const slots = await slotsOf(db, journeyIds)
    for (const lines of this.#lines) for (const slot of slots) lines.forget(slot)
    this.choices.doubt(slots)
    this.#state = state
    return true
  }

  /** Reads what was forgotten before anybody asks for it. */
  async readForgotten(db: Kysely<ReportSchema>): Promise<void> {
    await this.choices.settle(db)
    for (const lines of this.#lines) await loadLines(db, lines, lastedBy(this.charters), lines.takeForgotten())
  }
}
