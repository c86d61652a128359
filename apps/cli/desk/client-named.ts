import { CliError } from '../failure.js'
import type { ClientShown } from './shown.js'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
/** How many candidates a refusal names. */
const TOLD = 5

/** How a desk looks clients up. */
export interface ClientLookup {
  byId(id: string): Promise<ClientShown | undefined>
  byRef(system: string, id: string): Promise<ClientShown | undefined>
  /** Those whose name or code contains a text. */
  byText(text: string): AsyncIterable<ClientShown>
}

/**
 * The client that people mean by a word: an id, an id in another tool as `system:id`, a code, a name, or
 * part of a name that only one client has. Refuses with `CLIENT_UNKNOWN` and `CLIENT_AMBIGUOUS`.
 */
export async function clientNamed(word: string, lookup: ClientLookup): Promise<ClientShown> {
  const named = word.trim()
  const colon = named.indexOf(':')
  const found =
    (UUID.test(named) ? await lookup.byId(named.toLowerCase()) : undefined) ??
    (colon > 0 && colon < named.length - 1
      ? await lookup.byRef(named.slice(0, colon), named.slice(colon + 1))
      : undefined) ??
    (named === '' ? undefined : await byWord(named, lookup))
  if (found) return found
  throw new CliError(
    'CLIENT_UNKNOWN',
    `There is no client "${named}". Name one by code, name, id, or as system:id of another tool; virgil journeys lists them.`,
  )
}

async function byWord(word: string, lookup: ClientLookup): Promise<ClientShown | undefined> {
  const candidates: ClientShown[] = []
  let others = 0
  for await (const client of lookup.byText(word)) {
    if (same(client.code, word)) return client
    if (same(client.name, word)) candidates.unshift(client)
    else if (candidates.length < TOLD) candidates.push(client)
    else others++
  }
  const [first, second] = candidates
  if (!first || !second || (same(first.name, word) && !same(second.name, word))) return first
  const told = candidates.map(({ code, name }) => `${code} (${name})`).join(', ')
  const more = others > 0 ? ` and ${others} more` : ''
  throw new CliError('CLIENT_AMBIGUOUS', `Several clients are called so: ${told}${more}. Name one by its code.`)
}

const same = (one: string, other: string): boolean => one.toLocaleLowerCase('en') === other.toLocaleLowerCase('en')
