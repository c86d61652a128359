import type { EventStore } from '../../event-store.js'

/** An empty store to test, and how to get at it again. */
export interface StoreUnderTest {
  readonly store: EventStore
  /** Closes the store and opens it again over the same events; missing where nothing outlives a close. */
  readonly reopen?: () => Promise<EventStore>
  /** Closes whatever is open and removes every trace. */
  readonly close: () => Promise<void>
}

export type OpenStore = () => Promise<StoreUnderTest>

/** Runs a test over a store of its own, and cleans up however it ends. */
export function withStore(open: OpenStore, test: (under: StoreUnderTest) => Promise<void>): () => Promise<void> {
  return async () => {
    const under = await open()
    try {
      await test(under)
    } finally {
      await under.close()
    }
  }
}
