import { SystemClock, type Clock } from './clock.js'

/** The most bytes that one group takes, unless a single item is larger. Keeps a commit, and what its answers lead to at once, to some 10 ms. */
const GROUP_BYTES = 128 * 1024

/**
 * Collects what is handed over in one turn of the event loop and writes it together, so that many
 * callers share one flush to disk. What is more than a group waits for the next turn, so that a large
 * import leaves room for others.
 */
export class GroupCommit<Item extends { readonly bytes: number }> {
  private queue: Item[] = []
  private scheduled = false

  /** `write` settles every item of the group itself and does not throw. */
  constructor(
    private readonly write: (group: readonly Item[]) => void,
    private readonly groupBytes = GROUP_BYTES,
    private readonly clock: Clock = new SystemClock(),
  ) {}

  add(item: Item): void {
    this.queue.push(item)
    this.schedule()
  }

  /** Writes what waits, now. */
  flush(): void {
    while (this.queue.length > 0) this.write(this.nextGroup())
  }

  private schedule(): void {
    if (this.scheduled) return
    this.scheduled = true
    void this.clock.nextTurn().then(() => {
      this.scheduled = false
      if (this.queue.length > 0) this.write(this.nextGroup())
      if (this.queue.length > 0) this.schedule()
    })
  }

  private nextGroup(): Item[] {
    let bytes = 0
    const end = this.queue.findIndex((item, index) => (bytes += item.bytes) > this.groupBytes && index > 0)
    const group = end < 0 ? this.queue : this.queue.slice(0, end)
    this.queue = end < 0 ? [] : this.queue.slice(end)
    return group
  }
}
