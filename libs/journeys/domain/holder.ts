import type { Deed, Receiver } from './deed.js'
import type { Fact } from './fact.js'
import { settlingOf } from './handoffs.js'
import { advancePath, emptyPath, type Path } from './path.js'
import { advanceStanding, type Standing } from './standing.js'

/** Who has a journey: as much of it as its facts named. */
export interface Holder {
  readonly role?: string
  readonly team?: string
  readonly member?: string
}

/** Who has a journey after its facts so far, and what the next ones need to tell who has it then. */
interface Holding extends Holder {
  readonly standing?: Standing
  readonly path: Path
  /** The offers of the present spell that nobody has taken up or declined. */
  readonly offers: readonly Offer[]
}

type Offer = Extract<Deed, { type: 'offer' }>

/** Who has a journey after sorted facts. */
export function holderAfter(facts: Iterable<Fact>): Holder {
  let holding: Holding = { path: emptyPath, offers: [] }
  for (const fact of facts) holding = advanceHolding(holding, fact)
  const { role, team, member } = holding
  return { role, team, member }
}

/**
 * The holder after a touchpoint, with the path of roles after it: the role is the path's holder, unless it took the
 * journey before. A touchpoint that names nobody leaves the holder.
 */
export function holderTouched({ role, team, member }: Holder, fact: Fact, path: Path): Holder {
  const isHolder = !fact.assisting && (fact.role ?? fact.team ?? fact.member) !== undefined
  if (!isHolder) return { role, team, member }
  const stays = fact.role === undefined || fact.role === role
  return { role: stays ? role : path.holder, team: fact.team, member: fact.member }
}

function advanceHolding(before: Holding, fact: Fact): Holding {
  const standing = advanceStanding(before.standing, fact)
  const unresolved = standing.resolutions.length === 0
  const { path } = advancePath(before.path, fact, { unit: 'role', countNobody: false }, unresolved)
  const isOver = standing.status === 'resolved'
  const holder = fact.touchpoint ? holderTouched(before, fact, path) : isOver ? undefined : holderTaking(before, fact)
  return { ...before, ...holder, standing, path, offers: isOver ? [] : offersAfter(before, fact) }
}

/** Who takes an offered journey by a command has it from then on, before any touch. */
function holderTaking({ offers }: Holding, { deed }: Fact): Receiver | undefined {
  if (deed?.type !== 'accept') return undefined
  const taken = offers.find(({ handoffId }) => handoffId === deed.handoffId)
  return taken && { role: taken.to.role, team: taken.to.team, member: deed.member ?? taken.to.member }
}

function offersAfter({ offers }: Holding, fact: Fact): readonly Offer[] {
  const open = offers.filter((offer) => !settlingOf(offer, fact))
  return fact.deed?.type === 'offer' ? [...open, fact.deed] : open
}
