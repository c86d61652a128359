import { DomainError } from '#event-sourcing'
import type { CharterHistory } from '#charter'
import { ClientDraft } from '../client-draft.js'
import type { ClientContext } from '../client-context.js'
import type { ClientState } from '../client-state.js'
import type { CommandOf, IncomingTouchpoint } from '../commands.js'
import type { ClientEvent } from '../events.js'
import { compareFacts, factOf, type Fact } from '../fact.js'
import { refuse } from '../refusals.js'
import { newProposals, stitch } from '../stitching.js'

/** How far ahead of ours another tool's clock may run. */
export const CLOCK_SKEW = 5 * 60_000

/** Records touchpoints that are not known yet, in their order, and looks for circles once at the end. */
export function recordTouchpoints(
  state: ClientState,
  { touchpoints }: CommandOf<'RecordTouchpoints'>,
  { charters, now }: ClientContext,
): ClientEvent[] {
  const draft = new ClientDraft(state, charters)
  const proposals: ClientEvent[] = []
  const recorded = arrivals(state, touchpoints, charters, now).flatMap(({ touchpoint, fact, index }): ClientEvent[] => {
    const { journey, stitchedBy, opening, proposals: proposed } = at(index, () => stitch(draft, touchpoint, fact))
    const late = !journey.add(fact)
    draft.keepThread(touchpoint.source, journey)
    proposals.push(...proposed)
    return [
      ...opening,
      { type: 'TouchpointRecorded', data: { ...touchpoint, journeyId: journey.id, stitchedBy, ...(late && { late }) } },
    ]
  })
  return draft.concluded([...recorded, ...newProposals(state, proposals)])
}

interface Arrival {
  readonly touchpoint: IncomingTouchpoint
  readonly fact: Fact
  readonly index: number
}

/** The touchpoints that are new, each once, checked against the charter and sorted. */
function arrivals(
  state: ClientState,
  touchpoints: readonly IncomingTouchpoint[],
  charters: CharterHistory,
  now: number,
): Arrival[] {
  const seen = new Set<string>()
  const found: Arrival[] = []
  touchpoints.forEach((each, index) => {
    if (state.touchpoints.has(each.touchpointId) || seen.has(each.touchpointId)) return
    seen.add(each.touchpointId)
    const occurredAt = Date.parse(each.occurredAt)
    const touchpoint = at(index, () => inCharter(each, occurredAt, charters, now))
    found.push({ touchpoint, fact: factOf(touchpoint.touchpointId, occurredAt, touchpoint), index })
  })
  return found.length > 1 ? found.sort((one, other) => compareFacts(one.fact, other.fact)) : found
}

/** The touchpoint with its roles and topic in the charter's spelling. Refuses names that the charter does not know. */
function inCharter(
  touchpoint: IncomingTouchpoint,
  occurredAt: number,
  charters: CharterHistory,
  now: number,
): IncomingTouchpoint {
  if (occurredAt > now + CLOCK_SKEW)
    refuse('TIME_IN_FUTURE', `${touchpoint.occurredAt} lies in the future.`, ['occurredAt'])
  const charter = charters.at(occurredAt)
  const roleAt = (key: 'role' | 'to'): string | undefined => {
    const name = touchpoint[key]
    const role = name === undefined ? undefined : charter.roleNamed(name)
    if (name !== undefined && role === undefined) refuse('UNKNOWN_ROLE', `The charter has no role "${name}".`, [key])
    return role
  }
  const role = roleAt('role')
  const to = roleAt('to')
  const topic = touchpoint.topic === undefined ? undefined : charter.topicNamed(touchpoint.topic)
  if (touchpoint.topic !== undefined && topic === undefined)
    refuse('UNKNOWN_TOPIC', `The charter has no topic "${touchpoint.topic}".`, ['topic'])
  if (role === touchpoint.role && to === touchpoint.to && topic === touchpoint.topic) return touchpoint
  return {
    ...touchpoint,
    ...(role !== undefined && { role }),
    ...(to !== undefined && { to }),
    ...(topic !== undefined && { topic }),
  }
}

/** Tells in a refusal which of the touchpoints is meant. */
function at<T>(index: number, check: () => T): T {
  try {
    return check()
  } catch (error) {
    if (error instanceof DomainError)
      throw new DomainError(error.code, error.message, ['touchpoints', index, ...(error.path ?? [])])
    throw error
  }
}
