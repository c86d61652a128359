import type { Unit } from '#charter'
import type { Deed } from './deed.js'
import type { Fact } from './fact.js'

/** Who or what made a hop. */
export type MadeBy = 'client' | 'handoff' | 'silent'

/** The holder where nobody is named, if the reader counts nobody as a holder. */
export const NOBODY = ''

/** How holders are read from facts. */
export interface PathUnit {
  readonly unit: Unit
  readonly countNobody: boolean
}

/** The holder changes between two touchpoints that follow each other. Instants and durations in milliseconds. */
export interface Hop {
  readonly from: string
  readonly to: string
  readonly at: number
  readonly touchpointId: string
  readonly madeBy: MadeBy
  /** From the last touch of the holder before to the first of the new one. */
  readonly wait: number
  /** Back to the holder before last. */
  readonly bounce: boolean
  /** Before the journey's first resolution; the hop of the resolving touchpoint itself is not. */
  readonly beforeResolution: boolean
  /** The first touches of the three runs of a bounce: there, away, and back. */
  readonly bounceEvidence?: readonly string[]
}

/** The holders of a journey in order, as far as the next hop can need them. JSON-safe. */
export interface Path {
  readonly holder?: string
  readonly holderBefore?: string
  /** The last known person of the current holder. */
  readonly person?: string
  /** The first touches of the runs of the current holder and of the one before. */
  readonly heldSince?: string
  readonly heldBeforeSince?: string
  readonly lastTouchAt?: number
  /** The last hop was a handoff. */
  readonly byHandoff?: true
  /** The roles that the journey was offered to since the last hop, and that have not declined. */
  readonly offeredTo?: readonly string[]
  /** Distinct holders in the order of their first touch. */
  readonly stations: readonly string[]
  readonly hops: number
  readonly bounces: number
  readonly bouncesBeforeResolution: number
}

export const emptyPath: Path = { stations: [], hops: 0, bounces: 0, bouncesBeforeResolution: 0 }

/**
 * The path after one more fact, and the hop that the fact made, if it made one. `beforeResolution`
 * tells whether the journey has, with this fact, never been resolved.
 */
export function advancePath(
  path: Path,
  fact: Fact,
  { unit, countNobody }: PathUnit,
  beforeResolution: boolean,
): { path: Path; hop?: Hop } {
  if (fact.deed) return { path: withDeed(path, fact.deed) }
  const named = fact[unit]
  if (!fact.touchpoint || fact.assisting || (named === undefined && !countNobody)) return { path }
  const to = named ?? NOBODY
  if (to === path.holder || (unit === 'role' && samePerson(path, fact))) {
    return { path: { ...path, person: fact.person ?? path.person, lastTouchAt: fact.at } }
  }
  const hop = path.holder === undefined ? undefined : hopBetween(path, path.holder, to, fact, beforeResolution)
  return {
    hop,
    path: {
      holder: to,
      holderBefore: path.holder,
      person: fact.person,
      heldSince: fact.id,
      heldBeforeSince: path.heldSince,
      lastTouchAt: fact.at,
      byHandoff: hop?.madeBy === 'handoff' ? true : undefined,
      offeredTo: undefined,
      stations: path.stations.includes(to) ? path.stations : [...path.stations, to],
      hops: path.hops + (hop ? 1 : 0),
      bounces: path.bounces + (hop?.bounce ? 1 : 0),
      bouncesBeforeResolution: path.bouncesBeforeResolution + (hop?.bounce && beforeResolution ? 1 : 0),
    },
  }
}

/** Notes to whom the journey is offered: who touches next has it by a handoff. */
function withDeed(path: Path, deed: Deed): Path {
  if (deed.type === 'offer') return { ...path, offeredTo: [...(path.offeredTo ?? []), deed.to.role] }
  if (deed.type !== 'decline') return path
  return { ...path, offeredTo: path.offeredTo?.filter((role) => role !== deed.role) }
}

/** One person in two roles, or a backup covering: the role's holder stays. */
const samePerson = (path: Path, { person }: Fact): boolean =>
  person !== undefined && path.holder !== undefined && person === path.person

const isOffered = ({ offeredTo }: Path, { role }: Fact): boolean => role !== undefined && !!offeredTo?.includes(role)

function hopBetween(path: Path, from: string, to: string, fact: Fact, beforeResolution: boolean): Hop {
  const bounce = to === path.holderBefore
  return {
    from,
    to,
    at: fact.at,
    touchpointId: fact.id,
    madeBy: fact.direction === 'inbound' ? 'client' : isOffered(path, fact) ? 'handoff' : 'silent',
    wait: fact.at - (path.lastTouchAt ?? fact.at),
    bounce,
    beforeResolution,
    bounceEvidence:
      bounce && path.heldSince && path.heldBeforeSince ? [path.heldBeforeSince, path.heldSince, fact.id] : undefined,
  }
}
