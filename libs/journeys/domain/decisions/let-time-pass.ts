import { ClientDraft } from '../client-draft.js'
import type { ClientContext } from '../client-context.js'
import type { ClientState } from '../client-state.js'
import type { CommandOf } from '../commands.js'
import type { ClientEvent } from '../events.js'
import { refuse } from '../refusals.js'

/** Lets time pass up to an instant: what was due before it comes true. Where that changes nothing, it leaves no trace. */
export function letTimePass(
  state: ClientState,
  { until }: CommandOf<'LetTimePass'>,
  { charters, now }: ClientContext,
): ClientEvent[] {
  const instant = Date.parse(until)
  if (instant > now) refuse('TIME_IN_FUTURE', `${until} has not come yet.`, ['until'])
  if (instant <= state.passedUntil) return []
  const draft = new ClientDraft(state, charters)
  draft.passTime(instant)
  const events = draft.concluded([{ type: 'TimePassed', data: { until } }])
  return events.length > 1 ? events : []
}
