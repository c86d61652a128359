import type { Bench, Found } from '../bench.js'
import { median } from '../statistics.js'
import { withApi } from './api-process.js'
import { Connections } from './connections.js'
import { DuckDbSide, duckDbInstalled, INSTALL_DUCKDB } from './duckdb-side.js'
import { readTouches, SqliteSide, type Counted } from './plain-tables.js'

const REPORT = `query ($unit: Unit!) {
  bounceReport(input: { unit: $unit }) { hops { hops { value } } bounces { bounces { value } } }
}`

interface Report {
  readonly bounceReport: {
    readonly hops: { hops: { value: number } }
    readonly bounces: { bounces: { value: number } }
  }
}

/** Hops and bounces of the whole company, side by side with plain questions to a table of touchpoints. */
export const hops: Bench = {
  name: 'hops',
  title: 'Hops and bounces of all touchpoints: Virgil’s report, a plain SQL window query, and DuckDB',

  async run({ company: made, rounds, tell }): Promise<Found> {
    const company = await made()
    tell('hops: Virgil')
    const virgil = await withApi(company.data, async (api) => {
      const connections = new Connections(api.url, 1)
      await connections.ask('{ clients(first: 1) { totalCount } }')
      const measured = await measure(rounds, async () => {
        const { bounceReport } = await connections.ask<Report>(REPORT, { unit: 'TEAM' })
        return { hops: bounceReport.hops.hops.value, bounces: bounceReport.bounces.bounces.value }
      })
      connections.close()
      return measured
    })
    tell('hops: plain tables')
    const touches = readTouches(company.data)
    const sqlite = SqliteSide.fill(touches)
    const plain = await measure(rounds, async () => sqlite.count())
    sqlite.close()
    const installed = await duckDbInstalled()
    const duckDb = installed && (await withDuckDb(await DuckDbSide.fill(installed, touches), rounds))
    const sides = { Virgil: virgil, 'plain SQLite': plain, ...(duckDb && { DuckDB: duckDb }) }
    for (const [name, { counted }] of Object.entries(sides))
      if (counted.hops !== plain.counted.hops || counted.bounces !== plain.counted.bounces)
        throw new Error(`${name} counts otherwise: ${JSON.stringify(sides)}`)
    return {
      figures: [
        { name: 'hops, of every side', value: plain.counted.hops, unit: '' },
        { name: 'bounces, of every side', value: plain.counted.bounces, unit: '' },
        { name: 'Virgil’s whole report, the first time', value: virgil.first, unit: 'ms' },
        { name: 'Virgil’s whole report, again', value: virgil.again, unit: 'ms' },
        { name: 'plain SQLite', value: plain.again, unit: 'ms' },
        ...(duckDb ? [{ name: 'DuckDB', value: duckDb.again, unit: 'ms' }] : []),
      ],
      notes: [
        `The company: ${company.described}. The unit is the team; the journeys are as Virgil has stitched them. The plain sides only`,
        'count hops and bounces, in memory; Virgil gives all figures of the report besides, over HTTP.',
        ...(duckDb ? [] : [`DuckDB was not measured: it is not installed. To measure it: ${INSTALL_DUCKDB}`]),
      ],
    }
  },
}

interface Measured {
  readonly counted: Counted
  readonly first: number
  readonly again: number
}

async function withDuckDb(side: DuckDbSide, rounds: number): Promise<Measured> {
  try {
    return await measure(rounds, () => side.count())
  } finally {
    side.close()
  }
}

async function measure(rounds: number, count: () => Promise<Counted>): Promise<Measured> {
  const timed = async (): Promise<{ counted: Counted; ms: number }> => {
    const begun = performance.now()
    const counted = await count()
    return { counted, ms: performance.now() - begun }
  }
  const { counted, ms: first } = await timed()
  const again: number[] = []
  for (let round = 1; round <= rounds; round++) again.push((await timed()).ms)
  return { counted, first, again: median(again) }
}
