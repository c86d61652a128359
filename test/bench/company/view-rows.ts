import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { openDatabase, type Database } from '#event-sourcing'
import { Lots } from '../../faults/lots.js'
import { BIGGEST } from './generated-company.js'

/** The file with the views of a folder that no process works on. */
export function viewsFile(folder: string): string {
  const numbers = readdirSync(folder).flatMap((name) => /^views-(\d+)\.db$/.exec(name)?.[1] ?? [])
  const newest = Math.max(...numbers.map(Number))
  return join(folder, `views-${newest}.db`)
}

/** Reads the views of a folder as anybody could. */
export function readingViews<Result>(folder: string, read: (views: Database) => Result): Result {
  const views = openDatabase(viewsFile(folder))
  try {
    return read(views)
  } finally {
    views.close()
  }
}

/** The ids of some clients, the biggest not among them, the same for the same seed. */
export function someClients(folder: string, count: number, seed: number): string[] {
  const ids = readingViews(folder, (views) =>
    views.prepare('select client_id from client_ref where ref <> ? order by system, ref').raw().all([BIGGEST]),
  ) as [string][]
  const lots = new Lots(seed)
  const [clients, wanted] = [ids.map(([id]) => id), Math.min(count, ids.length)]
  const chosen = new Set<string>()
  while (chosen.size < wanted) chosen.add(lots.pick(clients))
  return [...chosen]
}

/** The id of the biggest client. */
export function biggestClient(folder: string): string {
  const [row] = readingViews(folder, (views) =>
    views.prepare('select client_id from client_ref where ref = ?').raw().all([BIGGEST]),
  ) as [string][]
  if (!row) throw new Error('The company has no biggest client.')
  return row[0]
}
