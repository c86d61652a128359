import { ClientDraft } from '../client-draft.js'
import type { ClientContext } from '../client-context.js'
import type { ClientState } from '../client-state.js'
import { concludedWith, wordOn } from '../commanded-word.js'
import type { CommandOf } from '../commands.js'
import type { ClientEvent } from '../events.js'
import { refuse } from '../refusals.js'
import { mustBeRole } from './must-be-role.js'
import { mustBeOpen, mustHave } from './must-have.js'

/** Promises the client something by an instant. A hollow promise is recorded too: it was made. */
export function makePromise(
  state: ClientState,
  { journeyId, factId, promiseId, role, member, text, dueAt }: CommandOf<'MakePromise'>,
  { charters, now }: ClientContext,
): ClientEvent[] {
  const draft = new ClientDraft(state, charters)
  const journey = mustHave(draft, journeyId)
  mustBeOpen(journey)
  const word = wordOn(journey, factId, now)
  if (Date.parse(dueAt) <= Date.parse(word.at))
    refuse('PROMISE_DUE_IN_PAST', `${dueAt} has passed: promise something to come.`, ['dueAt'])
  return concludedWith(draft, journey, {
    type: 'PromiseMade',
    data: {
      ...word,
      promiseId,
      text,
      dueAt,
      role: mustBeRole(charters.at(now), role, 'role'),
      ...(member !== undefined && { member }),
    },
  })
}

/** Keeps a promise, or takes it back. */
export function settlePromise(
  state: ClientState,
  { type, journeyId, factId, promiseId, ...command }: CommandOf<'KeepPromise' | 'WithdrawPromise'>,
  { charters, now }: ClientContext,
): ClientEvent[] {
  const draft = new ClientDraft(state, charters)
  const journey = mustHave(draft, journeyId)
  const open = draft.spellOf(journey)?.promises.open.some((promise) => promise.promiseId === promiseId)
  if (!open)
    refuse('PROMISE_NOT_FOUND', `${journey.key} has no open promise ${promiseId} in its present spell.`, ['promiseId'])
  const data = { ...wordOn(journey, factId, now), promiseId }
  const reason = 'reason' in command ? command.reason : undefined
  return concludedWith(
    draft,
    journey,
    type === 'KeepPromise'
      ? { type: 'PromiseKept', data }
      : { type: 'PromiseWithdrawn', data: { ...data, ...(reason !== undefined && { reason }) } },
  )
}

/** Enters a stage of the journey's topic. */
export function enterStage(
  state: ClientState,
  { journeyId, factId, stage, ...command }: CommandOf<'EnterStage'>,
  { charters, now }: ClientContext,
): ClientEvent[] {
  const draft = new ClientDraft(state, charters)
  const journey = mustHave(draft, journeyId)
  mustBeOpen(journey)
  const charter = charters.at(now)
  const known = charter.stagesOf(journey.topic).find(({ name }) => name === stage)
  if (!known) refuse('UNKNOWN_STAGE', `The topic of ${journey.key} has no stage "${stage}".`, ['stage'])
  const authoredBy =
    command.authoredBy === undefined ? undefined : mustBeRole(charter, command.authoredBy, 'authoredBy')
  const presentedBy =
    command.presentedBy === undefined ? undefined : mustBeRole(charter, command.presentedBy, 'presentedBy')
  return concludedWith(draft, journey, {
    type: 'StageEntered',
    data: {
      ...wordOn(journey, factId, now),
      stage: known.name,
      ...(authoredBy !== undefined && { authoredBy }),
      ...(presentedBy !== undefined && { presentedBy }),
    },
  })
}
