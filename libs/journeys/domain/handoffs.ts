import type { Charter } from '#charter'
import type { Receiver } from './deed.js'
import { informedBy, type Fact } from './fact.js'

/** An offer of a journey to another role, and what has come of it. */
export interface Handoff {
  readonly handoffId: string
  readonly factId: string
  readonly from?: string
  readonly to: Receiver
  /** When it should be accepted or declined; one that is accepted later counts all the same. */
  readonly dueAt: number
  readonly state: 'offered' | 'accepted' | 'declined' | 'superseded'
}

/** A role that was told of a journey and has not touched it since. */
export interface Told {
  readonly role: string
  readonly factId: string
  readonly dueAt: number
  /** Whether it owned the topic when it was told: an amendment of the charter makes no baton of it later, nor takes one. */
  readonly isOwner: boolean
}

/** The offers of a spell, and who was told of it. */
export interface Handoffs {
  readonly offers: readonly Handoff[]
  readonly told: readonly Told[]
}

/** By what a fact is read: the charter in force at it, and the journey's topic. */
interface HandoffContext {
  readonly charter: Charter
  readonly topic: string | undefined
}

export const noHandoffs: Handoffs = { offers: [], told: [] }

/**
 * What a fact makes of an open offer, if it settles it. A new offer by the same giver supersedes the old one; a touch by
 * the receiver accepts it.
 */
export function settlingOf(
  { handoffId, from, to }: Pick<Handoff, 'handoffId' | 'from' | 'to'>,
  { deed, ...fact }: Fact,
): Exclude<Handoff['state'], 'offered'> | undefined {
  if (deed?.type === 'offer' && deed.from === from) return 'superseded'
  if (deed?.type === 'accept' && deed.handoffId === handoffId) return 'accepted'
  if (deed?.type === 'decline' && deed.handoffId === handoffId) return 'declined'
  return touchingRole(fact) === to.role ? 'accepted' : undefined
}

/** The role of ours that touches, if one does. */
const touchingRole = ({ touchpoint, assisting, role, direction }: Omit<Fact, 'deed'>): string | undefined =>
  touchpoint && !assisting && direction !== 'inbound' ? role : undefined

/** The handoffs after what a fact did to them. */
export function advanceHandoffs(handoffs: Handoffs, fact: Fact, context: HandoffContext): Handoffs {
  const { charter } = context
  const { deed } = fact
  if (!deed) return handoffs
  switch (deed.type) {
    case 'offer': {
      const { handoffId, from, to } = deed
      const dueAt = charter.handoffDueAt({ at: fact.at, fromRole: from, toRole: to.role, toTeam: to.team })
      const offer: Handoff = { handoffId, factId: fact.id, from, to, dueAt, state: 'offered' }
      return { ...handoffs, offers: [...settledBy(handoffs, fact), offer] }
    }
    case 'accept':
      return {
        offers: settledBy(handoffs, fact),
        told: untold(handoffs, deed.role),
      }
    case 'decline':
      return { ...handoffs, offers: settledBy(handoffs, fact) }
    case 'inform':
      return informed(handoffs, fact, deed.to, context)
    case 'promise':
    case 'keep':
    case 'withdraw':
    case 'stage':
      return handoffs
  }
}

/** The handoffs after a touchpoint: a touch by the receiver accepts an open offer, and it may inform another role. */
export function touchedHandoffs(handoffs: Handoffs, fact: Fact, context: HandoffContext): Handoffs {
  const isIdle = handoffs.offers.length === 0 && handoffs.told.length === 0
  const role = isIdle ? undefined : touchingRole(fact)
  const next = role === undefined ? handoffs : { offers: settledBy(handoffs, fact), told: untold(handoffs, role) }
  const told = informedBy(fact)
  return told === undefined ? next : informed(next, fact, { role: told }, context)
}

/** Who is told touches in time, or has dropped the baton. */
function informed(
  handoffs: Handoffs,
  { id, at }: Fact,
  { role, team }: Receiver,
  { charter, topic }: HandoffContext,
): Handoffs {
  const dueAt = charter.informDueAt({ at, toRole: role, toTeam: team })
  const told: Told = { role, factId: id, dueAt, isOwner: charter.ownerOf(topic) === role }
  return { ...handoffs, told: [...untold(handoffs, role), told] }
}

const settledBy = ({ offers }: Handoffs, fact: Fact): readonly Handoff[] =>
  offers.map((offer) => (offer.state === 'offered' ? { ...offer, state: settlingOf(offer, fact) ?? 'offered' } : offer))

const untold = ({ told }: Handoffs, role: string): readonly Told[] => told.filter((each) => each.role !== role)
