/** How often something is found, and in how many journeys. All of one journey are found before those of the next. */
export class Tally {
  count = 0
  journeys = 0
  #lastSlot = -1

  add(slot: number): void {
    this.count += 1
    if (slot !== this.#lastSlot) this.journeys += 1
    this.#lastSlot = slot
  }
}

/** What is gathered of each of some things, which are told apart by small numbers from 0 on. */
export class Gathered<Of> {
  readonly #things: Of[] = []

  constructor(private readonly begin: (number: number) => Of) {}

  /** What there is of a thing; begun where there is nothing yet. */
  of(number: number): Of {
    return this.#things[number] ?? (this.#things[number] = this.begin(number))
  }

  /** What there is of a thing, if there is anything. */
  get(number: number): Of | undefined {
    return this.#things[number]
  }

  /** All things, each with its number. */
  entries(): (readonly [number, Of])[] {
    const found: (readonly [number, Of])[] = []
    this.#things.forEach((thing, number) => found.push([number, thing]))
    return found
  }

  /** What there is of all things. */
  values(): Of[] {
    return this.entries().map(([, thing]) => thing)
  }
}
