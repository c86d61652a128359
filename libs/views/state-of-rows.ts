import { sql, type Kysely } from 'kysely'
import { START, type Position } from '#event-sourcing'
import type { ParkedStream, parked } from './parked.js'
import type { SchemaOf } from './table.js'

/** Which events rows are made of. */
export interface StateOfRows {
  /** All events up to here are in the rows, but for those of streams that stand still. */
  readonly checkpoint: Position
  /** The streams that stand still, and the event before which each does. */
  readonly parked: readonly Pick<ParkedStream, 'stream' | 'position'>[]
}

/** Reads of which events the rows are made that a transaction sees. */
export async function stateOfRows<Schema>(transaction: Kysely<Schema>): Promise<StateOfRows> {
  const { rows: notes } = await sql<{ value: string }>`select value from notes where name = 'checkpoint'`.execute(
    transaction,
  )
  const standing = (transaction as unknown as Kysely<SchemaOf<typeof parked>>)
    .selectFrom('parked')
    .select(['stream', 'position'])
    .orderBy('stream')
  return { checkpoint: (notes[0]?.value ?? START) as Position, parked: await standing.execute() }
}
