import { NoSnapshots, type EventStore, type Snapshots } from '#event-sourcing'
import { EventLoopSearcher, type Searcher } from '#journeys/reading'
import { EventLoopBacktester, type Backtester } from '#journeys/rules'
import { EventLoopReporter, type Reporter } from '#reports/reading'
import { SqliteReaders, type PastViews, type ReadDatabase } from '#views'
import type { EventsAt } from './events-at.js'
import { KeptPast } from './kept-past.js'
import { KeptSnapshots } from './kept-snapshots.js'
import { makePast } from './make-past.js'
import { ReadingThreads } from './reading-threads.js'
import { ThreadBacktester } from './thread-backtester.js'
import { makePastIn } from './thread-past.js'
import { ThreadReporter } from './thread-reporter.js'
import { ThreadSearcher } from './thread-searcher.js'

/** Those who work for long on what is recorded. */
export interface LongWork {
  readonly backtester: Backtester
  readonly reporter: Reporter
  readonly searcher: Searcher
  readonly past: PastViews
  readonly snapshots: Snapshots
  /** Ends what is under way. */
  close(): Promise<void>
}

/** Each in a thread, so that neither commands nor queries wait. Only rows in files are asked from a thread: PostgreSQL finds them elsewhere anyhow. */
export function inThreads(
  at: EventsAt,
  store: EventStore,
  rows: ReadDatabase,
  log: (message: string) => void,
): LongWork {
  const { folder } = at
  const threads = new ReadingThreads(at)
  const areFiles = rows instanceof SqliteReaders
  const reporter = areFiles ? new ThreadReporter(at) : new EventLoopReporter(store)
  const searcher = areFiles ? new ThreadSearcher() : new EventLoopSearcher()
  const past = new KeptPast(folder, store, makePastIn(threads))
  const snapshots = keptSnapshots(folder, threads, log)
  return {
    backtester: new ThreadBacktester(threads),
    reporter,
    searcher,
    past,
    snapshots,
    async close() {
      if (reporter instanceof ThreadReporter) await reporter.close()
      if (searcher instanceof ThreadSearcher) await searcher.close()
      await past.close()
      await threads.close()
      await snapshots.close()
    },
  }
}

/** On this event loop, where nobody else waits. */
export function onEventLoop(folder: string, store: EventStore): LongWork {
  const past = new KeptPast(folder, store, makePast.bind(undefined, store))
  return {
    backtester: new EventLoopBacktester(store),
    reporter: new EventLoopReporter(store),
    searcher: new EventLoopSearcher(),
    past,
    snapshots: new NoSnapshots(),
    close: () => past.close(),
  }
}

/** What is never the truth must not keep Virgil from starting. */
function keptSnapshots(folder: string, threads: ReadingThreads, log: (message: string) => void): Snapshots {
  try {
    return new KeptSnapshots(folder, threads, log)
  } catch (error) {
    log(`States of long clients are not kept: ${String(error)}`)
    return new NoSnapshots()
  }
}
