import { appendContract } from './contract/appending.js'
import { followContract } from './contract/following.js'
import { modelContract } from './contract/model.js'
import { readContract } from './contract/reading.js'
import { reopenContract } from './contract/reopening.js'
import type { OpenStore } from './contract/store-under-test.js'

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
