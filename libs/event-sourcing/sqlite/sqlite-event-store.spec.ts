import type { StoreUnderTest } from '../testing/contract/store-under-test.js'
import { eventStoreContract } from '../testing/event-store-contract.js'
import { temporaryFolder } from '../testing/temporary-folder.js'
import { SqliteEventStore, type SqliteEventStoreOptions } from './sqlite-event-store.js'

async function open(options?: SqliteEventStoreOptions): Promise<StoreUnderTest> {
  const folder = temporaryFolder()
  let store = await SqliteEventStore.open(folder.path, options)
  return {
    store,
    reopen: async () => {
      await store.close()
      return (store = await SqliteEventStore.open(folder.path, options))
    },
    close: async () => {
      await store.close()
      folder.remove()
    },
  }
}

eventStoreContract('The event store in SQLite', () => open())
eventStoreContract('One that writes small groups', () => open({ groupBytes: 700 }))
