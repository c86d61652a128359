import { closedLoop, type Timed } from '../commands/closed-loop.js'
import type { ApiProcess } from './api-process.js'
import { Connections } from './connections.js'
import { COMPANY_END } from './generated-client.js'

/** Records one touchpoint. */
export const RECORD = `mutation ($input: RecordTouchpointInput!) {
  recordTouchpoint(input: $input) { position }
}`

/** The answer to it. */
export interface Recorded {
  readonly recordTouchpoint: { readonly position: string }
}

const SPREAD_MS = 600 * 86_400_000

/** The variables of a touchpoint: the latest of its client unless an instant is given. */
export function touchpoint(clientId: string, index: number, instant = COMPANY_END + index * 1000, text = 'Who helps?') {
  const source = { system: 'bench', thread: `${clientId}-bench`, id: `${clientId}-bench-${index}` }
  const [role, direction, intent] =
    index % 3 === 0 ? (['support', 'INBOUND', 'ASK'] as const) : (['account', 'OUTBOUND', 'ANSWER'] as const)
  const occurredAt = new Date(instant).toISOString()
  return {
    input: {
      client: { id: clientId },
      touchpoint: { occurredAt, role, direction, intent, topic: 'training', channel: 'mail', text, source },
    },
  }
}

/** Records touchpoints of many clients, spread over the years of the company, and waits until the views hold them. */
export async function recordSpread(api: ApiProcess, clients: readonly string[], count: number): Promise<Timed> {
  const connections = new Connections(api.url, 50)
  let latest = '0'
  const timed = await closedLoop(count, 50, async (index) => {
    const instant = COMPANY_END - SPREAD_MS + Math.floor((index / count) * SPREAD_MS)
    const asked = touchpoint(clients[index % clients.length] ?? '', index, instant)
    const { recordTouchpoint } = await connections.ask<Recorded>(RECORD, asked)
    if (recordTouchpoint.position > latest) latest = recordTouchpoint.position
  })
  await connections.ask('query ($latest: Position) { clients(first: 1, atLeast: $latest) { totalCount } }', { latest })
  connections.close()
  return timed
}
