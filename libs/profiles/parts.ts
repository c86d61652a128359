import { Clock, EventStore, Instruments, KeyedHash, Snapshots } from '#event-sourcing'
import { Backtester } from '#journeys/rules'
import { Searcher } from '#journeys/reading'
import { Reporter } from '#reports/reading'
import { PastViews, ProjectionRunner, ReadDatabase } from '#views'
import type { EmbeddedProfile } from './embedded-profile.js'

/** What a profile gives to all contexts, by the port that they ask for. */
export const parts: readonly {
  readonly provide: abstract new (...of: never[]) => unknown
  of(profile: EmbeddedProfile): unknown
}[] = [
  { provide: EventStore, of: ({ store }) => store },
  { provide: ReadDatabase, of: ({ database }) => database },
  { provide: ProjectionRunner, of: ({ runner }) => runner },
  { provide: Clock, of: ({ clock }) => clock },
  { provide: KeyedHash, of: ({ hash }) => hash },
  { provide: Instruments, of: ({ instruments }) => instruments },
  { provide: Backtester, of: ({ work }) => work.backtester },
  { provide: Reporter, of: ({ work }) => work.reporter },
  { provide: Searcher, of: ({ work }) => work.searcher },
  { provide: PastViews, of: ({ work }) => work.past },
  { provide: Snapshots, of: ({ work }) => work.snapshots },
]
