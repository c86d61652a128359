import type { OpenStore, StoreUnderTest } from '../event-store-contract.js'

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
