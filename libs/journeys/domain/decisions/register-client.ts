import { refKey, type ClientState } from '../client-state.js'
import type { CommandOf } from '../commands.js'
import type { ClientEvent } from '../events.js'

/** Makes a client known, with the references by which other tools know it; a known one stays as it is. */
export function registerClient(
  state: ClientState,
  { clientId, code, name, refs }: CommandOf<'RegisterClient'>,
): ClientEvent[] {
  if (state.clientId !== undefined) return []
  return [
    { type: 'ClientRegistered', data: { clientId, code, name } },
    ...refs.map((ref): ClientEvent => ({ type: 'ClientRefLinked', data: ref })),
  ]
}

/** Links a reference in another tool; a known one changes nothing. */
export function linkClientRef(state: ClientState, { ref }: CommandOf<'LinkClientRef'>): ClientEvent[] {
  return state.refs.has(refKey(ref)) ? [] : [{ type: 'ClientRefLinked', data: ref }]
}
