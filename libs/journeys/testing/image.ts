import type { ClientState } from '../domain/client-state.js'

/** A client's state as a text: what two states have in common that nobody can tell apart. */
export const imageOf = (state: ClientState): string =>
  JSON.stringify(state, (_, value: unknown) =>
    value instanceof Map || value instanceof Set ? [...(value as Iterable<unknown>)] : value,
  )
