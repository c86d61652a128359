import { RecordTouchpoints } from '#journeys'
import { operator } from '../support/profile.js'

/** More than a rebuild reads at once, of one client. */
export function manyTouchpoints(number: number): RecordTouchpoints {
  const touchpoints = Array.from({ length: 700 }, (_, minute) => ({
    occurredAt: new Date(Date.UTC(2025, 0, 6, 9, minute)).toISOString(),
    source: { system: 'desk', thread: `T-${minute % 70}` },
  }))
  return new RecordTouchpoints(operator, { client: { ref: { system: 'crm', id: `C-${number}` } }, touchpoints })
}
