import { copyLog, type LogHash } from '#event-sourcing'
import { openEvents } from './events-at.js'
import { refKey } from './ref-key.js'

/** Which way events go. */
export type CopyWay = 'into' | 'out-of'

/**
 * Copies the events of a folder into KurrentDB, or those in KurrentDB into the folder that was used with it. What was
 * interrupted goes on where it stopped. The folder's `ref.key` belongs to both. Refuses as `copyLog` and `refKey` do.
 */
export async function copyEventsOf(
  folder: string,
  eventStoreUrl: string,
  way: CopyWay,
  onCopied?: (events: number) => void,
): Promise<LogHash> {
  refKey(folder, { hasEvents: true })
  const { KurrentDbEventStore } = await import('#event-sourcing/kurrentdb')
  const elsewhere = await KurrentDbEventStore.connect(eventStoreUrl)
  try {
    const inFolder = await openEvents({ folder }, {})
    try {
      return way === 'into'
        ? await copyLog(inFolder, elsewhere, onCopied)
        : await copyLog(elsewhere, inFolder, onCopied)
    } finally {
      await inFolder.close()
    }
  } finally {
    await elsewhere.close()
  }
}
