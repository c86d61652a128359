import type { Look, ReadingOptions } from '#event-sourcing'
import type { ReadDatabase } from './read-database.js'

/** The rows of clients and their journeys as they stood. */
export interface PastRows {
  readonly database: ReadDatabase
  /** How many clients are left out, since an event of theirs cannot be read or folded. */
  readonly unreadableClients: number
}

/**
 * The rows as they stood, from wherever one looks. They are made by reading every event, so a profile says where that
 * is done, and how long they are kept.
 */
export abstract class PastViews {
  /** Asks the rows of a look; they stay until the answer is there. */
  abstract use<Answer>(
    look: Look,
    ask: (rows: PastRows) => Promise<Answer>,
    options?: Pick<ReadingOptions, 'onProgress'>,
  ): Promise<Answer>

  /** Ends what is under way, which is refused with `READING_INTERRUPTED`, and lets go of all rows. */
  abstract close(): Promise<void>
}
