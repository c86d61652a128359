import type { Fact } from './fact.js'

/** `open`: we owe the next step; `waiting`: the client does. */
export type Status = 'open' | 'waiting' | 'resolved' | 'abandoned'

/** A resolution, and the reopening that ended it. Instants in milliseconds. */
export interface Resolution {
  readonly at: number
  readonly factId: string
  readonly reopenedAt?: number
  readonly reopenedBy?: string
}

/** How a journey stands after its facts so far: a pure fold over the sorted facts, JSON-safe. */
export interface Standing {
  readonly status: Status
  readonly firstAt: number
  readonly lastAt: number
  /** Every resolution, oldest first; the last one may stand. */
  readonly resolutions: readonly Resolution[]
}

/** The standing after one more fact. An assisting touchpoint moves nothing but the journey's last instant. */
export function advanceStanding(before: Standing | undefined, fact: Fact): Standing {
  const firstAt = before?.firstAt ?? fact.at
  const lastAt = fact.at
  const resolutions = before?.resolutions ?? []
  if (fact.assisting || fact.deed) return { status: before?.status ?? 'open', firstAt, lastAt, resolutions }
  if (before?.status !== 'resolved') {
    if (fact.effect === 'resolves')
      return { status: 'resolved', firstAt, lastAt, resolutions: [...resolutions, { at: fact.at, factId: fact.id }] }
    return { status: unresolvedStatus(fact), firstAt, lastAt, resolutions }
  }
  if (!reopens(fact)) return { status: 'resolved', firstAt, lastAt, resolutions }
  return { status: unresolvedStatus(fact), firstAt, lastAt, resolutions: reopened(resolutions, fact) }
}

/**
 * Whether a fact reopens a resolved journey: the effects `reopens` and `waits` do; so does an
 * inbound touchpoint that neither thanks nor confirms and has no effect of its own.
 */
export function reopens({ effect, direction, intent }: Fact): boolean {
  if (effect) return effect === 'reopens' || effect === 'waits'
  return direction === 'inbound' && intent !== 'thank' && intent !== 'confirm'
}

/** The client asks. */
export const asks = ({ direction, intent }: Fact): boolean => direction === 'inbound' && intent === 'ask'

/** The client confirms that they have what they came for. */
export const confirms = ({ direction, intent }: Fact): boolean => direction === 'inbound' && intent === 'confirm'

/** One of ours answers the client; a deflection or a decline is no answer. */
export const answers = ({ direction, intent }: Fact): boolean =>
  direction === 'outbound' && intent !== 'deflect' && intent !== 'decline'

function unresolvedStatus({ effect, direction, intent }: Fact): Status {
  if (effect === 'abandons') return 'abandoned'
  return effect === 'waits' || (direction === 'outbound' && intent === 'ask') ? 'waiting' : 'open'
}

function reopened(resolutions: readonly Resolution[], fact: Fact): readonly Resolution[] {
  const last = resolutions[resolutions.length - 1]
  return last ? [...resolutions.slice(0, -1), { ...last, reopenedAt: fact.at, reopenedBy: fact.id }] : resolutions
}

/** The resolution that stood at an instant, if the journey stood resolved then. */
export function resolutionStandingAt({ resolutions }: Standing, instant: number): Resolution | undefined {
  return resolutions.find(({ at, reopenedAt }) => at <= instant && (reopenedAt === undefined || reopenedAt > instant))
}

/** The standing after sorted facts; undefined where there are none. */
export function standingAfter(facts: Iterable<Fact>): Standing | undefined {
  let standing: Standing | undefined
  for (const fact of facts) standing = advanceStanding(standing, fact)
  return standing
}
