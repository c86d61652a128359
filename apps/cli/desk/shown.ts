import type { Unit } from '#charter'
import type { Direction, Effect, EntryKind, EntryReceiver, Intent, MadeBy, Status } from '#journeys'

/*
 * What the reading commands show, and print as JSON: the same from a folder and from a server.
 * Instants are ISO 8601 in UTC, durations milliseconds, null where nothing is known.
 */

export interface ClientShown {
  readonly id: string
  readonly code: string
  readonly name: string
}

export interface JourneyShown {
  readonly id: string
  readonly key: string
  readonly client: ClientShown
  readonly title: string | null
  readonly topic: string | null
  readonly product: string | null
  readonly status: Status
  /** The present holder. */
  readonly role: string | null
  readonly team: string | null
  readonly member: string | null
  readonly touchpoints: number
  readonly firstAt: string
  readonly lastAt: string
  readonly resolvedAt: string | null
  readonly reopenings: number
}

export interface EntryShown {
  readonly id: string
  readonly kind: EntryKind
  readonly occurredAt: string
  readonly role: string | null
  readonly team: string | null
  readonly member: string | null
  readonly contact: string | null
  readonly channel: string | null
  readonly direction: Direction | null
  readonly intent: Intent | null
  readonly effect: Effect | null
  readonly topic: string | null
  readonly text: string | null
  /** Whom it is meant for: the journey was offered or told to them, or should go to them instead. */
  readonly receiver: EntryReceiver | null
  /** The client has agreed to the offer that it makes. */
  readonly consented: boolean
  readonly assisting: boolean
  readonly repeats: boolean
}

export interface HopShown {
  readonly from: string
  readonly to: string
  readonly at: string
  readonly touchpointId: string
  readonly madeBy: MadeBy
  readonly wait: number
  readonly bounce: boolean
}

export interface VisitShown {
  readonly enteredAt: string
  readonly leftAt: string | null
  /** Ids of touchpoints. */
  readonly evidence: readonly string[]
  /** The role that should have been there. */
  readonly missing: string | null
}

export interface CircleShown {
  readonly id: string
  readonly kind: string
  readonly depth: number
  readonly open: boolean
  readonly client: ClientShown
  readonly journey: { readonly id: string; readonly key: string; readonly topic: string | null }
  readonly visits: readonly VisitShown[]
}

/** A journey with all that happened in it, in order. */
export interface JourneyTimeline extends JourneyShown {
  readonly entries: readonly EntryShown[]
  readonly hops: readonly HopShown[]
  readonly circles: readonly Omit<CircleShown, 'client' | 'journey'>[]
}

/** A client's timeline, journey by journey in the order of their first touchpoints. */
export interface TimelineShown {
  readonly client: ClientShown
  /** The journeys as they stood then, and by what had been recorded by then; null where that was not asked for. */
  readonly asOf: string | null
  readonly knownAt: string | null
  /** In which holders are compared here. */
  readonly unit: Unit
  readonly countNobody: boolean
  /** In which the circles compare holders: the charter's. */
  readonly circleUnit: Unit
  /** How many journeys there are; those touched last are given. */
  readonly totalJourneys: number
  readonly journeys: readonly JourneyTimeline[]
}

/** The first of a list, and how many there are. */
export interface Listed<Item> {
  readonly total: number
  readonly items: readonly Item[]
}
