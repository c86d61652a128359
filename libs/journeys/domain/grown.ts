/**
 * An immutable list that grows at its end in constant time: views of different lengths share one
 * array. Growing a view that is not the longest copies it first.
 */
export class Grown<T> {
  static readonly empty = <T>(): Grown<T> => new Grown<T>([], 0)

  private constructor(
    private readonly shared: T[],
    readonly length: number,
  ) {}

  with(items: readonly T[]): Grown<T> {
    if (items.length === 0) return this
    const shared = this.shared.length === this.length ? this.shared : this.shared.slice(0, this.length)
    shared.push(...items)
    return new Grown(shared, shared.length)
  }

  at(index: number): T | undefined {
    return index < this.length ? this.shared[index] : undefined
  }

  /** The items from an index on, as an array of its own. */
  from(index: number): T[] {
    return this.shared.slice(index, this.length)
  }
}
