import type { Unit } from '#charter'
import { Column } from './column.js'
import { Lists } from './lists.js'
import { NameLists } from './name-lists.js'
import { Names } from './names.js'
import { numbersFrom } from './numbers.js'
import { Stays } from './stays.js'

/** So many journeys may always be left behind. */
const FEW = 10_000

/** How the paths of journeys are read. */
export interface LineReading {
  /** In which holders are compared. */
  readonly unit: Unit
  /** Whether "nobody" counts as a holder. */
  readonly countNobody: boolean
}

/**
 * What a report knows of journeys, in columns: objects of as many would take ten times the memory, and the time to make
 * them. A journey is found by its slot, the number of its row, which stays the same as long as the file of the rows. Texts
 * are held by their number in `names`, flags as 0 and 1, instants in milliseconds since 1970, lengths of time in
 * milliseconds, `NaN` where there is none. Working time is counted by the charter in force when the time began.
 */
export class Lines {
  readonly names = new Names()
  readonly clients = new Names()
  readonly nameLists = new NameLists(this.names)

  readonly journeys = {
    client: Column.whole(),
    topic: Column.whole(),
    touchpoints: Column.whole(),
    firstAt: Column.real(),
    /** From the first touchpoint to the last, by the charter's first calendar. */
    duration: Column.real(),
    durationWorking: Column.real(),
    /** From the first touchpoint to the first resolution, by the charter's first calendar. */
    resolution: Column.real(),
    resolutionWorking: Column.real(),
    /** From the first ask to the first answer after it, by the calendar of who was asked. */
    answer: Column.real(),
    answerWorking: Column.real(),
    reopenings: Column.whole(),
    bounces: Column.whole(),
    bouncesBeforeResolution: Column.whole(),
    /** Distinct holders. */
    stations: Column.whole(),
    /** A holder reappears after another. */
    returns: Column.whole(),
    /** What its timeline tells at all, see `tells`. */
    tells: Column.whole(),
    /** The names that entries tell, by the number of their list in `nameLists`. */
    roles: Column.whole(),
    teams: Column.whole(),
  }

  readonly stays = new Stays()

  readonly circles = { of: new Lists(), kind: Column.whole(), open: Column.whole(), dismissed: Column.whole() }

  readonly handoffs = { of: new Lists(), state: Column.whole(), briefed: Column.whole(), dueAt: Column.real() }

  readonly promises = { of: new Lists(), state: Column.whole(), dueAt: Column.real(), settledAt: Column.real() }

  readonly #isRead = Column.whole()
  readonly #forgotten = new Set<number>()
  #held = 0
  #leftBehind = 0

  constructor(readonly reading: LineReading) {}

  /** Whether the journey is here, as its rows are. */
  has(slot: number): boolean {
    return this.#isRead.at(slot) === 1
  }

  /** The journey is about to be read. */
  begin(slot: number): void {
    this.#isRead.set(slot, 1)
    this.#forgotten.delete(slot)
    this.#held += 1
    this.stays.begin(slot, 0)
    this.circles.of.begin(slot)
    this.handoffs.of.begin(slot)
    this.promises.of.begin(slot)
  }

  /** Its rows may have changed. */
  forget(slot: number): void {
    if (!this.has(slot)) return
    this.#isRead.set(slot, 0)
    this.#forgotten.add(slot)
    this.#held -= 1
    this.#leftBehind += 1
  }

  /** The journeys that were here and are not read again yet, in ascending order; told once. */
  takeForgotten(): Int32Array {
    const slots = Int32Array.from(this.#forgotten).sort()
    this.#forgotten.clear()
    return slots
  }

  /** Journeys that were read again have left more behind than there is: reading all anew would take less room. */
  get isWasteful(): boolean {
    return this.#leftBehind > this.#held + FEW
  }

  /** How often each of some journeys changed hands. */
  hops(slots: Int32Array): Int32Array {
    return numbersFrom(this.stays.counts(slots), (stays) => Math.max(0, stays - 1))
  }
}
