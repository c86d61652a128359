/** Working time without a break. */
export interface Stretch {
  readonly from: number
  readonly to: number
  /** The working time of its block before it, in ms. */
  readonly workedBefore: number
}

/** The working time of some days that follow each other. Its stretches are in order. */
export class WorkingBlock {
  constructor(
    readonly begin: number,
    readonly end: number,
    private readonly stretches: readonly Stretch[],
    /** Its working time in all, in ms. */
    readonly worked: number,
  ) {}

  /** Its working time before an instant. */
  workedUntil(instant: number): number {
    const next = this.first(({ to }) => to >= instant)
    return next ? next.workedBefore + Math.max(0, instant - next.from) : this.worked
  }

  /** The earliest instant before which it has so much working time, more than none and no more than all. */
  instantAt(worked: number): number {
    const within = this.first(({ from, to, workedBefore }) => workedBefore + to - from >= worked)
    return within ? within.from + worked - within.workedBefore : this.end
  }

  /** The first stretch that a condition holds for, as it does for all after it. */
  private first(holds: (stretch: Stretch) => boolean): Stretch | undefined {
    let [low, high] = [0, this.stretches.length]
    while (low < high) {
      const middle = (low + high) >> 1
      const stretch = this.stretches[middle]
      if (stretch && holds(stretch)) high = middle
      else low = middle + 1
    }
    return this.stretches[low]
  }
}
