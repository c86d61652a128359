import { eventStoreContract, type StoreUnderTest } from '#event-sourcing/testing'
import { KurrentDbEventStore } from '#event-sourcing/kurrentdb'
import { type KurrentDbServer, startKurrentDb, type KurrentDbOptions } from '../support/kurrentdb/index.js'

async function open(options?: KurrentDbOptions): Promise<StoreUnderTest> {
  const server: KurrentDbServer = await startKurrentDb(options)
  let store = await KurrentDbEventStore.connect(server.connectionString)
  return {
    store,
    reopen: async () => {
      await store.close()
      return (store = await KurrentDbEventStore.connect(server.connectionString))
    },
    close: async () => {
      await store.close()
      await server.stop()
    },
  }
}

eventStoreContract('The event store in KurrentDB', () => open())
eventStoreContract('One among events of the server itself', () => open({ systemEventEvery: 3 }))
eventStoreContract('One of a server that takes no batches', () => open({ version: '20.10.5', batchAppend: false }))
