import type { Charter } from '#charter'
import { informedBy, type Fact } from './fact.js'
import type { Hop } from './path.js'

/** When and by what touchpoints it shows that a holder was not briefed. */
export interface Coldness {
  readonly at: number
  readonly evidence: readonly string[]
}

/** How the journey came to its present holder. */
export interface Arrival {
  /** The roles that were briefed since the last hop. */
  readonly briefed: readonly string[]
  /** The touchpoint that made the last hop, and the role that it came to; none before the first hop. */
  readonly hop?: { readonly factId: string; readonly role: string | undefined }
  readonly cold?: Coldness
}

export const noArrival: Arrival = { briefed: [] }

/** The arrival after one more fact, which may have made a hop from a role. */
export function advanceArrival(
  arrival: Arrival,
  fact: Fact,
  hop: Hop | undefined,
  fromRole: string | undefined,
  charter: Charter,
): Arrival {
  const next = hop ? arrivedBy(fact, arrival.briefed, fromRole, charter) : arrival
  const told = toldAgain(next, fact)
  const briefed = briefedBy(fact)
  if (briefed === undefined) return told
  const isHolder = briefed === told.hop?.role
  return { ...told, briefed: [...told.briefed, briefed], ...(isHolder && { cold: undefined }) }
}

/** A hop of ours along a route that requires a briefing is cold without one; the client's own hop is not, by itself, nor one whose direction nobody tells. */
function arrivedBy(
  { id, at, role, direction }: Fact,
  briefed: readonly string[],
  fromRole: string | undefined,
  charter: Charter,
): Arrival {
  const here = briefed.filter((each) => each === role)
  const ours = (direction === 'outbound' || direction === 'internal') && fromRole !== undefined && role !== undefined
  const isCold = ours && here.length === 0 && charter.routeBetween(fromRole, role)?.briefing
  return { briefed: here, hop: { factId: id, role }, ...(isCold && { cold: { at, evidence: [id] } }) }
}

/** The client tells the story again to somebody who should have known it. */
function toldAgain(arrival: Arrival, { id, at, direction, repeats, assisting }: Fact): Arrival {
  const { hop, cold, briefed } = arrival
  const isAsked = repeats && direction === 'inbound' && !assisting
  if (!isAsked || !hop || cold || (hop.role !== undefined && briefed.includes(hop.role))) return arrival
  return { ...arrival, cold: { at, evidence: [...new Set([hop.factId, id])] } }
}

/** The role that a fact lets know what there is to know, if it does: by informing it, or in an offer. */
function briefedBy(fact: Fact): string | undefined {
  const { deed } = fact
  if (deed?.type === 'inform') return deed.to.role
  return deed?.type === 'offer' && deed.briefed ? deed.to.role : informedBy(fact)
}
