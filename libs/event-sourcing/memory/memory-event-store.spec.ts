import { eventStoreContract } from '../testing/event-store-contract.js'
import { MemoryEventStore } from './memory-event-store.js'

eventStoreContract('The event store in memory', async () => {
  const store = new MemoryEventStore()
  return { store, close: () => store.close() }
})

eventStoreContract('One that writes small groups', async () => {
  const store = new MemoryEventStore({ groupBytes: 700 })
  return { store, close: () => store.close() }
})
