import type { EventStore } from '../event-store.js'
import { appendContract } from './contract/appending.js'
import { followContract } from './contract/following.js'
import { modelContract } from './contract/model.js'
import { readContract } from './contract/reading.js'
import { reopenContract } from './contract/reopening.js'

/** An empty store to test, and how to get at it again. */
export interface StoreUnderTest {
  readonly store: EventStore
  /** Closes the store and opens it again over the same events; missing where nothing outlives a close. */
  readonly reopen?: () => Promise<EventStore>
  /** Closes whatever is open and removes every trace. */
  readonly close: () => Promise<void>
}

export type OpenStore = () => Promise<StoreUnderTest>

/** What every adapter of the `EventStore` port keeps. `open` gives a new, empty store each time. */
export function eventStoreContract(name: string, open: OpenStore): void {
  describe(`${name} keeps the contract of event stores`, () => {
    appendContract(open)
    readContract(open)
    followContract(open)
    reopenContract(open)
    modelContract(open)
  })
}
