import { Column } from './column.js'

/**
 * How journeys went from holder to holder: the stays of each stand one after the other in columns that all journeys share.
 * All stays but the first of a journey begin with a hop. A stay is the index at which the columns hold it.
 */
export class Stays {
  readonly #first = Column.whole()
  readonly #count = Column.whole()
  #end = 0

  readonly holder = Column.whole()
  /** The first touch of the stay, and what it says of the holder. */
  readonly at = Column.real()
  readonly role = Column.whole()
  readonly team = Column.whole()
  /** How long the holder had the journey. */
  readonly held = Column.real()
  readonly heldWorking = Column.real()
  /** Of the hop that begins it. */
  readonly madeBy = Column.whole()
  readonly bounce = Column.whole()
  readonly wait = Column.real()
  readonly waitWorking = Column.real()

  /** Makes room for the stays of a journey, and gives the first. Those that it had are left behind. */
  begin(slot: number, count: number): number {
    const first = this.#end
    this.#first.set(slot, first)
    this.#count.set(slot, count)
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

  /** Shows the stays of some journeys, one journey after the other, in their order. */
  each(slots: Int32Array, see: (stay: number, slot: number) => void): void {
    for (const slot of slots) {
      const first = this.#first.at(slot)
      const end = first + this.#count.at(slot)
      for (let stay = first; stay < end; stay++) see(stay, slot)
    }
  }

  /** Shows those that begin with a hop, by the holder before and the one after. */
  eachHop(slots: Int32Array, see: (stay: number, slot: number, from: number, to: number) => void): void {
    for (const slot of slots) {
      const first = this.#first.at(slot)
      const end = first + this.#count.at(slot)
      for (let stay = first + 1; stay < end; stay++) see(stay, slot, this.holder.at(stay - 1), this.holder.at(stay))
    }
  }
}
