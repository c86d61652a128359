import { ClientDraft } from '../client-draft.js'
import type { ClientContext } from '../client-context.js'
import type { ClientState } from '../client-state.js'
import type { CommandOf } from '../commands.js'
import type { ClientEvent } from '../events.js'
import { commandedFact } from '../fact.js'
import { refuse } from '../refusals.js'
import { mustHave } from './must-have.js'

/** Ends a journey by a member's word: the client has what they came for. */
export function resolveJourney(
  state: ClientState,
  { journeyId, factId }: CommandOf<'ResolveJourney'>,
  context: ClientContext,
): ClientEvent[] {
  return commanded(state, journeyId, factId, 'resolves', context)
}

/** Reopens a journey by a member's word: the need is back. */
export function reopenJourney(
  state: ClientState,
  { journeyId, factId }: CommandOf<'ReopenJourney'>,
  context: ClientContext,
): ClientEvent[] {
  return commanded(state, journeyId, factId, 'reopens', context)
}

/** Changes what is said of a journey; what is said already changes nothing. */
export function changeJourney(
  state: ClientState,
  command: CommandOf<'ChangeJourney'>,
  { charters, now }: ClientContext,
): ClientEvent[] {
  const draft = new ClientDraft(state, charters)
  const journey = mustHave(draft, command.journeyId)
  const topic = command.topic === undefined ? undefined : charters.at(now).topicNamed(command.topic)
  if (command.topic !== undefined && topic === undefined)
    refuse('UNKNOWN_TOPIC', `The charter has no topic "${command.topic}".`, ['topic'])
  const { title, priority, labels } = command
  const data = {
    ...(title !== undefined && title !== journey.base?.title && { title }),
    ...(topic !== undefined && topic !== journey.base?.changedTopic && { topic }),
    ...(priority !== undefined && priority !== journey.base?.priority && { priority }),
    ...(labels && labels.join('\n') !== journey.base?.labels.join('\n') && { labels: [...labels] }),
  }
  if (Object.keys(data).length === 0) return []
  if (data.topic !== undefined) journey.retopic(data.topic)
  return [{ type: 'JourneyChanged', data: { journeyId: journey.id, ...data } }, ...draft.circleEvents()]
}

/** A person's word about the present counts behind every fact that is known. */
function commanded(
  state: ClientState,
  journeyId: string,
  factId: string,
  effect: 'resolves' | 'reopens',
  { charters, now }: ClientContext,
): ClientEvent[] {
  const draft = new ClientDraft(state, charters)
  const journey = mustHave(draft, journeyId)
  const resolved = journey.standing?.status === 'resolved'
  if (effect === 'resolves' && resolved)
    refuse('JOURNEY_ALREADY_RESOLVED', `${journey.key} is resolved already.`, ['journeyId'])
  if (effect === 'reopens' && !resolved)
    refuse('JOURNEY_NOT_RESOLVED', `${journey.key} is not resolved, so there is nothing to reopen.`, ['journeyId'])
  const last = journey.base?.facts[journey.base.facts.length - 1]
  const instant = Math.max(now, last?.at ?? now)
  const order = last?.at === instant ? last.order + 1 : 0
  journey.add(commandedFact(factId, instant, order, effect))
  const data = { journeyId: journey.id, factId, at: new Date(instant).toISOString(), order }
  return [{ type: effect === 'resolves' ? 'JourneyResolved' : 'JourneyReopened', data }, ...draft.circleEvents()]
}
