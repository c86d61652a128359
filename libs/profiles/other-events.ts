import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { EventStore } from '#event-sourcing'
import { historyOf } from '#views'
import type { EventsAt } from './events-at.js'

/** What is made of events, beside them: it can be made again. */
const MADE = /^(views-\d+|snapshots)\.db/

/**
 * Removes what a folder holds that was made of other events than these, or of events that had other positions: those of a
 * folder were copied into KurrentDB, or back. Must come before anything of it is opened.
 */
export async function removeWhatIsOfOtherEvents(
  { folder, eventStoreUrl }: EventsAt,
  store: EventStore,
  log: (message: string) => void,
): Promise<void> {
  const path = noteIn(folder)
  const now = await historyOf(store)
  // Folders from before this file was kept have their events in them.
  const known = existsSync(path) ? readFileSync(path, 'utf8') : undefined
  const before = known ?? (eventStoreUrl === undefined ? now : undefined)
  if (before !== now) {
    const made = readdirSync(folder).filter((name) => MADE.test(name))
    for (const name of made) rmSync(join(folder, name))
    if (made.length > 0) log('The views in the folder are removed: they were made of other events.')
  }
  if (now !== undefined && now !== known) writeFileSync(path, now)
}

/** Notes of which events the folder holds views, where there were none yet when it was opened. */
export async function noteEvents({ folder }: EventsAt, store: EventStore): Promise<void> {
  const now = existsSync(noteIn(folder)) ? undefined : await historyOf(store)
  if (now !== undefined) writeFileSync(noteIn(folder), now)
}

const noteIn = (folder: string): string => join(folder, 'views.history')
