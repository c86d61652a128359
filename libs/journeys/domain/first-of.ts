/** Keeps the first so many of any number of things, in an order. */
export class FirstOf<Thing> {
  #kept: Thing[] = []

  constructor(
    private readonly most: number,
    private readonly compare: (one: Thing, other: Thing) => number,
  ) {}

  add(thing: Thing): void {
    this.#kept.push(thing)
    if (this.#kept.length > 2 * this.most + 100) this.#kept = this.sorted()
  }

  /** Those kept, in their order. */
  sorted(): Thing[] {
    return [...this.#kept].sort(this.compare).slice(0, this.most)
  }
}
