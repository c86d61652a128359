import { Column } from './column.js'

const NOTHING = 0

/**
 * The items of each journey, in columns that all journeys share: what was added last comes first. An item is the index at
 * which its columns hold it.
 */
export class Lists {
  readonly #newest = Column.whole()
  readonly #older = Column.whole()
  #items = 0

  /** The journey has none so far. Those that it had are left behind. */
  begin(slot: number): void {
    this.#newest.set(slot, NOTHING)
  }

  /** One more of a journey. */
  add(slot: number): number {
    const item = ++this.#items
    this.#older.set(item, this.#newest.at(slot))
    this.#newest.set(slot, item)
    return item
  }

  /** Shows the items of some journeys, one journey after the other. */
  each(slots: Int32Array, see: (item: number, slot: number) => void): void {
    for (let index = 0; index < slots.length; index++) {
      const slot = slots[index] ?? 0
      for (let item = this.#newest.at(slot); item !== NOTHING; item = this.#older.at(item)) see(item, slot)
    }
  }
}
