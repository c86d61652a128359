import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { reportDocument } from '../../../apps/cli/desk/documents.js'
import type { Lots } from '../../faults/lots.js'
import type { Connections } from '../company/connections.js'
import { reportQuestions } from '../company/report-questions.js'
import { ask, Refused } from './asking.js'
import type { Deed } from './deed.js'

const LONGEST_WAIT_MS = 60

interface BadRequest {
  readonly code: string
  readonly query: string
  readonly variables?: object
}

const TOUCH = 'mutation ($input: RecordTouchpointInput!) { recordTouchpoint(input: $input) { position } }'
const RESOLVE = 'mutation ($input: ResolveJourneyInput!) { resolveJourney(input: $input) { position } }'
const NOW = '2026-01-01T00:00:00.000Z'

/** What cannot be done, and the code with which it must be refused. */
const badRequests = (): readonly BadRequest[] => [
  { code: 'GRAPHQL_PARSE_FAILED', query: '{ clients(' },
  { code: 'GRAPHQL_VALIDATION_FAILED', query: '{ clients(first: 1) { edges { node { shoeSize } } } }' },
  { code: 'BAD_USER_INPUT', query: TOUCH, variables: { input: {} } },
  {
    code: 'CLIENT_NOT_FOUND',
    query: RESOLVE,
    variables: { input: { clientId: randomUUID(), journeyId: randomUUID() } },
  },
  {
    code: 'UNKNOWN_ROLE',
    query: TOUCH,
    variables: {
      input: {
        client: { ref: { system: 'soak', id: 'nobody' } },
        touchpoint: { occurredAt: NOW, role: 'ferryman' },
      },
    },
  },
  { code: 'CURSOR_INVALID', query: '{ clients(first: 1, after: "behind the hills") { totalCount } }' },
  { code: 'SEARCH_TOO_SHORT', query: '{ search(text: "a") { kind } }' },
]

/** Those who ask for what they cannot have, or do not wait for it. */
export function badDeeds(url: string, connections: Connections, lots: Lots): Deed[] {
  return [
    { kind: 'a bad request', weight: 4, act: () => refuse(connections, lots.pick(badRequests())) },
    { kind: 'no JSON', weight: 1, act: () => garbage(url) },
    { kind: 'a caller who goes away', weight: 1, act: () => leave(url, lots) },
  ]
}

async function refuse(connections: Connections, { code, query, variables }: BadRequest): Promise<void> {
  const refused = await ask(connections, query, variables).catch((error: unknown) => error)
  if (!(refused instanceof Refused) || refused.code !== code)
    throw new Error(`This was to be refused with ${code}: ${query}. Instead: ${String(refused)}`)
}

async function garbage(url: string): Promise<void> {
  const { status } = await post(url, '{ "query": "{ clients', AbortSignal.timeout(60_000))
  if (status !== 400) throw new Error(`What is no JSON was answered with ${status}.`)
}

async function leave(url: string, lots: Lots): Promise<void> {
  const leaving = new AbortController()
  const body = JSON.stringify({ query: reportDocument, variables: { input: lots.pick(reportQuestions) } })
  const answered = post(url, body, leaving.signal).catch((error: unknown) => {
    if (!leaving.signal.aborted) throw error
  })
  await Promise.all([answered, pause(lots.next() * LONGEST_WAIT_MS).then(() => leaving.abort())])
}

/** On a connection of its own, which ends with the answer. */
const post = async (url: string, body: string, signal: AbortSignal): Promise<Response> => {
  const headers = { 'content-type': 'application/json', connection: 'close' }
  const response = await fetch(`${url}/graphql`, { method: 'POST', headers, body, signal })
  await response.arrayBuffer()
  return response
}
