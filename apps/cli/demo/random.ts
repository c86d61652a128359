/** A seeded stream of numbers (mulberry32): the same seed always draws the same lots. */
export class Random {
  constructor(private state: number) {}

  /** A stream of its own for one part of the whole, so that parts do not shift each other. */
  fork(part: number): Random {
    return new Random(Math.imul(this.state ^ 0x9e3779b9, part * 2 + 1))
  }

  /** From 0 up to, but not including, 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }

  /** A number between two others. */
  between(least: number, most: number): number {
    return least + this.next() * (most - least)
  }

  /** A whole number, both ends included. */
  whole(least: number, most: number): number {
    return Math.floor(this.between(least, most + 1))
  }

  /** Whether something that happens this often, from 0 to 1, happens now. */
  chance(often: number): boolean {
    return this.next() < often
  }

  pick<T>(from: readonly T[]): T {
    const picked = from[this.whole(0, from.length - 1)]
    if (picked === undefined) throw new RangeError('There is nothing to pick from.')
    return picked
  }

  /** One of several, the heavier the more often. */
  weighed<T extends { readonly weight: number }>(from: readonly T[]): T {
    let left = this.next() * from.reduce((sum, { weight }) => sum + weight, 0)
    return from.find(({ weight }) => (left -= weight) < 0) ?? this.pick(from)
  }

  /** The same in another order. */
  shuffled<T>(from: readonly T[]): T[] {
    return from
      .map((each) => ({ each, place: this.next() }))
      .sort((one, other) => one.place - other.place)
      .map(({ each }) => each)
  }
}
