/** What stands in the gutter beside a line: one column for each circle that the journey is in at the same time. */
export interface Gutter {
  /** The columns that it takes. */
  readonly width: number
  /** Beside a line within the circles that are open. */
  line(): string
  enter(key: unknown): string
  leave(key: unknown): string
}

/** A gutter that holds so many circles at once. */
export function openGutter(slots: number): Gutter {
  const held: unknown[] = Array.from({ length: slots }, () => undefined)
  const drawn = (at: number, mark: string): string => {
    const cells = held.map((key, index) => (index === at ? mark : key === undefined ? ' ' : '║'))
    return slots === 0 ? '' : `${cells.join('')} `
  }
  return {
    width: slots === 0 ? 0 : slots + 1,
    line: () => drawn(-1, ''),
    enter(key) {
      const at = held.indexOf(undefined)
      held[at] = key
      return drawn(at, '╓')
    },
    leave(key) {
      const at = held.indexOf(key)
      const line = drawn(at, '╙')
      if (at >= 0) held[at] = undefined
      return line
    },
  }
}

/** How many are open at the most, of things that are opened and closed in this order. */
export function mostAtOnce(turns: Iterable<'enter' | 'leave'>): number {
  let open = 0
  let most = 0
  for (const turn of turns) {
    open += turn === 'enter' ? 1 : -1
    most = Math.max(most, open)
  }
  return most
}
