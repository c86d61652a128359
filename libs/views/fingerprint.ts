import { createHash } from 'node:crypto'
import { ddl, type Engine } from './ddl.js'
import type { Projection } from './projection.js'
import { systemTables } from './parked.js'
import { FOLDING } from './search-words.js'
import type { AnyTable } from './table.js'

/** Raised when the files of the views change in a way that their tables do not show. */
const LAYOUT = 1

/** Says whether rows were made by these projections: their names, versions, streams and tables, and the layout of the file. */
export function fingerprint(projections: readonly Projection[], engine: Engine): string {
  const parts = projections.map(({ name, version, streams, tables }) => [
    name,
    version,
    streams,
    tables.map((table) => [ddl(table, engine), table.search]),
  ])
  const system = systemTables.map((table) => ddl(table, engine))
  return createHash('sha256')
    .update(JSON.stringify([LAYOUT, FOLDING, system, parts]))
    .digest('hex')
}

/** The tables of all projections. Two that share a name must be one. */
export function tablesOf(projections: readonly Projection[]): AnyTable[] {
  const tables = new Map<string, AnyTable>(systemTables.map((table) => [table.name, table]))
  for (const table of projections.flatMap((projection) => projection.tables)) {
    const namesake = tables.get(table.name)
    if (namesake && namesake !== table) throw new Error(`Two tables are called "${table.name}".`)
    tables.set(table.name, table)
  }
  return [...tables.values()].filter((table) => !systemTables.includes(table))
}
