/** Random numbers, the same for the same seed (mulberry32): a fault that was found can be looked for again. */
export class Lots {
  constructor(private state: number) {}

  /** From 0 to below 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }

  /** A whole number from 0 to below `end`. */
  below(end: number): number {
    return Math.floor(this.next() * end)
  }

  pick<Item>(from: readonly Item[]): Item {
    const item = from[this.below(from.length)]
    if (item === undefined) throw new Error('There is nothing to pick from.')
    return item
  }

  /** The items in another order. */
  shuffled<Item>(items: readonly Item[]): Item[] {
    return items
      .map((item) => ({ item, lot: this.next() }))
      .sort((one, other) => one.lot - other.lot)
      .map(({ item }) => item)
  }
}
