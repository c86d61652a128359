import type { EventReader, Look, Position, ReadingOptions } from '#event-sourcing'
import { historiesAsOf } from '#journeys/rules'
import { journeysProjection } from '#journeys/views'
import { fillRows, SqliteReadDatabase } from '#views'

/** The views that a look at the past has rows of. */
export const pastProjections = [journeysProjection]

/** From where one looks, and the empty folder for the rows. JSON-safe. */
export interface PastQuestion {
  readonly folder: string
  readonly look: Look
}

/** The rows of a look. JSON-safe. */
export interface MadePast {
  /** The file that they are in. */
  readonly path: string
  /** They hold all events up to here that count. */
  readonly position: Position
  /** How many clients are left out, since an event of theirs cannot be read or folded. */
  readonly unreadableClients: number
}

/** Makes the rows as they stood. It reads every event. */
export async function makePast(
  reader: EventReader,
  { folder, look }: PastQuestion,
  options: ReadingOptions = {},
): Promise<MadePast> {
  const position = await reader.head()
  const database = await SqliteReadDatabase.open({ folder, projections: pastProjections, isSearched: false })
  try {
    const histories = historiesAsOf(reader, look, options)
    const unreadableClients = await fillRows(database.writer, pastProjections, histories)
    return { path: database.path, position, unreadableClients }
  } finally {
    await database.close()
  }
}
