import type { Touchpoint } from '#journeys'

/** Numbers the threads and touchpoints of the company's tools. */
export class Threads {
  private count = 0
  private readonly lengths = new Map<string, number>()

  constructor(private readonly prefix: string) {}

  /** The name of a new thread of a tool. */
  begin(system: string): string {
    this.count += 1
    return `${system.toUpperCase()}-${this.prefix}-${this.count}`
  }

  /** Where the next touchpoint of a thread stands in its tool. */
  next(system: string, thread: string): NonNullable<Touchpoint['source']> {
    const length = (this.lengths.get(thread) ?? 0) + 1
    this.lengths.set(thread, length)
    return { system, thread, id: `${thread}/${length}` }
  }
}
