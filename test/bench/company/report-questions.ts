import type { Database } from '#event-sourcing'

/** A period and a filter of a bounce report. */
export interface ReportQuestion {
  readonly period: { readonly from: string; readonly to: string }
  readonly filter?: { readonly topic?: string; readonly product?: string; readonly channel?: string }
}

const period = (from: string, to: string): ReportQuestion['period'] => ({
  from: `${from}T00:00:00.000Z`,
  to: `${to}T00:00:00.000Z`,
})

/** What managers ask for: no two the same. */
export const reportQuestions: readonly ReportQuestion[] = [
  { period: period('2025-01-01', '2026-01-01') },
  { period: period('2025-07-01', '2025-10-01') },
  { period: period('2024-04-01', '2024-07-01') },
  { period: period('2025-01-01', '2025-04-01'), filter: { topic: 'training' } },
  { period: period('2024-10-01', '2025-01-01'), filter: { topic: 'incident' } },
  { period: period('2025-05-01', '2025-06-01'), filter: { product: 'Basalt' } },
  { period: period('2025-03-01', '2025-06-01'), filter: { channel: 'phone' } },
  { period: period('2024-02-01', '2024-03-01'), filter: { topic: 'billing', product: 'Atrium' } },
]

/** Reads the rows of the journeys behind a question, and nothing more. Gives how long that took, in ms. */
export function readJourneys(views: Database, { period: { from, to }, filter }: ReportQuestion): number {
  const topic = filter?.topic ? 'and topic = ?' : ''
  const statement = views.prepare(`select * from journey where last_at >= ? and first_at < ? ${topic}`).raw()
  const begun = performance.now()
  statement.all([Date.parse(from), Date.parse(to), ...(filter?.topic ? [filter.topic] : [])])
  return performance.now() - begun
}
