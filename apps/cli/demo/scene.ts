import type { Random } from './random.js'
import type { Language, Member, Seat, Shape, Step, Story } from './tables.js'
import type { Threads } from './threads.js'

/** The client whose journey is told. */
export interface Teller {
  readonly language: Language
  readonly contacts: readonly string[]
  /** Who serves the client in each role. */
  readonly team: ReadonlyMap<string, Member>
  readonly threads: Threads
}

/** What the journey is. */
export interface Plot {
  readonly shape: Shape
  readonly topic: string
  readonly owner: string
  readonly startsAt: number
}

/** A journey that is about to be told: who takes part, and what it is about. */
export interface Scene {
  readonly teller: Teller
  readonly topic: string
  /** The role on each seat. */
  readonly seats: Readonly<Record<Seat, string>>
  readonly steps: readonly Step[]
  readonly story: Story
  readonly contact: string
}

/** The roles on the seats of a shape: those that it names, and others that do not own the topic. */
export function seatsOf({ shape, owner }: Plot, random: Random): Record<Seat, string> {
  const named = new Set([owner, ...Object.values(shape.seats)])
  // Clients turn to account and support first.
  const doors = random.shuffled(['account', 'support']).filter((role) => !named.has(role))
  const behind = random.shuffled(['project', 'product', 'cs']).filter((role) => !named.has(role))
  const free = [...doors, ...behind]
  const take = (): string => free.shift() ?? owner
  const { first = take(), second = take(), third = take() } = shape.seats
  return { owner, first, second, third }
}
