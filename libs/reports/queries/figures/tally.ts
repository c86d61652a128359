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

/** What is gathered of each of some things, which are told apart by a number. */
export class Gathered<Of> extends Map<number, Of> {
  constructor(private readonly begin: (number: number) => Of) {
    super()
  }

  /** What there is of a thing; begun where there is nothing yet. */
  of(number: number): Of {
    const known = this.get(number)
    if (known !== undefined) return known
    const begun = this.begin(number)
    this.set(number, begun)
    return begun
  }
}
