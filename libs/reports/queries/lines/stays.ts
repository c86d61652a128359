import { Column } from './column.js'

/**
 * How journeys went from holder to holder: the stays of each stand one after the other in columns that all journeys share.
 * All stays but the first of a journey begin with a hop. A stay is the index at which the columns hold it.
 */
export class Stays {
  readonly #first = Column.whole()
  readonly #count = Column.whole()
  #end = 0

  /** Whose stay it is. */
  readonly journey = Column.whole()
  readonly holder = Column.whole()
  /** How long the holder had the journey. */
  readonly held = Column.real()
  readonly heldWorking = Column.real()
  /** Of the hop that begins it. */
  readonly madeBy = Column.whole()
  readonly bounce = Column.whole()
  readonly wait = Column.real()
  readonly waitWorking = Column.real()

  /** Where the next ones will stand. */
  get end(): number {
    return this.#end
  }

  /** Makes room for the stays of a journey, and gives the first. Those that it had are left behind. */
  begin(slot: number, count: number): number {
    const first = this.#end
    this.#first.set(slot, first)
    this.#count.set(slot, count)
    for (let stay = first; stay < first + count; stay++) this.journey.set(stay, slot)
    this.#end += count
    return first
  }

  /** The first stay of a journey, where it has any. */
  first(slot: number): number {
    return this.#first.at(slot)
  }

  /** How many a journey has: none where no touchpoint names a holder. */
  count(slot: number): number {
    return this.#count.at(slot)
  }

  /** How many each of some journeys has. */
  counts(slots: Int32Array): Int32Array {
    return this.#count.of(slots)
  }

  /** The stays of some journeys, one journey after the other, in their order. */
  of(slots: Int32Array): Int32Array {
    return this.#from(slots, 0)
  }

  /** Those of them that begin with a hop: each is from the holder of the stay before. */
  hopsOf(slots: Int32Array): Int32Array {
    return this.#from(slots, 1)
  }

  /** The stays of some journeys without the first ones of each. */
  #from(slots: Int32Array, without: number): Int32Array {
    let length = 0
    for (let index = 0; index < slots.length; index++)
      length += Math.max(0, this.#count.at(slots[index] ?? 0) - without)
    const stays = new Int32Array(length)
    let place = 0
    for (let index = 0; index < slots.length; index++) {
      const slot = slots[index] ?? 0
      const first = this.#first.at(slot)
      const end = first + this.#count.at(slot)
      for (let stay = first + without; stay < end; stay++) stays[place++] = stay
    }
    return stays
  }
}
