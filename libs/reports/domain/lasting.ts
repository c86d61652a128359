import type { CharterHistory } from '#charter'

/** How long something lasted, in milliseconds: by the clock, and how much of that was working time. */
export interface Lasting {
  readonly elapsed: number
  readonly working: number
}

/** By whose calendar working time is counted, as far as is known. Nobody's is the first one of the charter. */
export interface Keeper {
  readonly role: string | null
  readonly team: string | null
}

/** Tells how long something lasted from one instant to another, by the charter in force when it began. */
export type Lasted = (from: number, to: number, keeper?: Keeper) => Lasting

export const lastedBy =
  (charters: CharterHistory): Lasted =>
  (from, to, keeper) => ({
    elapsed: to - from,
    working: charters
      .at(from)
      .calendarOf({ role: keeper?.role ?? undefined, team: keeper?.team ?? undefined })
      .between(from, to),
  })

/** Some times together. */
export function together(times: readonly Lasting[]): Lasting {
  let [elapsed, working] = [0, 0]
  for (const time of times) {
    elapsed += time.elapsed
    working += time.working
  }
  return { elapsed, working }
}
