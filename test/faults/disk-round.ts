import { openDatabase, type Database, type SqliteEventStoreOptions, type StoreError } from '#event-sourcing'
import { faultyDatabase, type Faults } from '#event-sourcing/testing'
import { RunningProfile } from '../support/profile.js'
import { aftermath } from './aftermath.js'
import { History } from './history.js'
import { Load } from './load.js'
import type { Lots } from './lots.js'
import type { Round, RoundOptions } from './round.js'
import { underLoad } from './under-load.js'

const CLIENTS = 36
const FAILING = 0.08
const SLOW_MS = 40
const NO_LIMIT = 1_073_741_823
const FEWEST_FAILURES = 50
const MOST_MORE_FAILURES = 500

/** A disk that goes wrong under load: how to open the file on it, and how to make it well again. */
interface BadDisk {
  readonly what: string
  readonly events: SqliteEventStoreOptions
  /** Begins to go wrong. */
  spoil(): unknown
  /** Is well again. */
  mend(): unknown
  /** Told of every command that failed; gives a fault where it was told the wrong thing. */
  judge?(error: StoreError): string | undefined
  /** Whether it has gone wrong at all: a round without a fault shows nothing. */
  hasStruck(failures: number): boolean
}

/** Beginnings, commits and roll-backs fail by lot, the answer of a commit that was done among them. */
export const flushRound = (options: RoundOptions): Promise<Round> => diskRound(options, failingDisk(options.lots))

/** The file may grow no more, until there is room again. */
export const fullRound = (options: RoundOptions): Promise<Round> => diskRound(options, fullDisk())

/** Every commit takes its time. */
export const slowRound = (options: RoundOptions): Promise<Round> => diskRound(options, slowDisk(options.lots))

async function diskRound({ folder, lots, answers }: RoundOptions, disk: BadDisk): Promise<Round> {
  const begun = performance.now()
  const history = new History()
  const failures: StoreError[] = []
  let profile = await RunningProfile.open({ folder, events: disk.events })
  try {
    const load = new Load(`disk ${lots.next()}`, lots, CLIENTS)
    const faults = await underLoad(profile, load, history, 1 + lots.below(answers / 4))
    disk.spoil()
    const enough = FEWEST_FAILURES + lots.below(MOST_MORE_FAILURES)
    const failed = (error: StoreError) => {
      failures.push(error)
      if (failures.length === enough) disk.mend()
    }
    faults.push(...(await underLoad(profile, load, history, history.answers.size + 1 + lots.below(answers), failed)))
    disk.mend()
    if (!disk.hasStruck(failures.length)) faults.push('Nothing went wrong with the disk.')
    faults.push(...new Set(failures.flatMap((error) => disk.judge?.(error) ?? [])))
    await profile.close()
    profile = await RunningProfile.open({ folder })
    const left = await aftermath(profile, history)
    const milliseconds = Math.round(performance.now() - begun)
    const what = `${disk.what}, ${failures.length} commands failed`
    return { what, ...left, milliseconds, faults: [...faults, ...left.faults] }
  } finally {
    await profile.close()
  }
}

function failingDisk(lots: Lots): BadDisk {
  const faults: Faults = {}
  let strikes = 0
  const strike = (sql: string, statements: readonly string[]) => {
    if (!statements.includes(sql) || (strikes > 0 && lots.next() >= FAILING)) return
    strikes += 1
    throw new Error('disk I/O error')
  }
  return {
    what: 'flushes fail',
    events: { connect: faultyDatabase(faults) },
    spoil: () => {
      faults.before = (sql) => strike(sql, ['BEGIN IMMEDIATE', 'COMMIT', 'ROLLBACK'])
      faults.after = (sql) => strike(sql, ['COMMIT'])
    },
    mend: () => (faults.before = faults.after = undefined),
    hasStruck: () => strikes > 0,
  }
}

function slowDisk(lots: Lots): BadDisk {
  const faults: Faults = {}
  let commits = 0
  const never = new Int32Array(new SharedArrayBuffer(4))
  return {
    what: 'the disk is slow',
    events: { connect: faultyDatabase(faults) },
    spoil: () => {
      faults.before = (sql) => {
        if (sql !== 'COMMIT') return
        commits += 1
        Atomics.wait(never, 0, 0, lots.below(SLOW_MS))
      }
    },
    mend: () => (faults.before = undefined),
    judge: ({ message }) => `A slow disk failed a command: ${message}`,
    hasStruck: () => commits > 0,
  }
}

function fullDisk(): BadDisk {
  let database: Database | undefined
  const allow = (pages: number) => database?.exec(`PRAGMA max_page_count = ${pages}`)
  return {
    what: 'the disk is full',
    events: { connect: (path) => (database = openDatabase(path)) },
    // SQLite takes the present size for the least.
    spoil: () => allow(1),
    mend: () => allow(NO_LIMIT),
    judge: ({ code, message }) => (code === 'DISK_FULL' ? undefined : `A full disk was called ${code}: ${message}`),
    hasStruck: (failures) => failures > 0,
  }
}
