import { collect, sampleEvents } from '../sample-events.js'
import { withStore, type OpenStore } from './store-under-test.js'

export function reopenContract(open: OpenStore): void {
  it(
    'a store that is opened again has every event in its place, and goes on behind them',
    withStore(open, async ({ store, reopen }) => {
      if (reopen === undefined) return
      await store.append('client-a', 'no-stream', sampleEvents(3))
      await store.append('client-b', 'no-stream', sampleEvents(2))
      const before = await collect(store.readAll())
      const head = await store.head()
      const again = await reopen()
      expect(await collect(again.readAll())).toEqual(before)
      expect(await again.head()).toBe(head)
      await expect(again.append('client-a', 1, sampleEvents(1))).rejects.toMatchObject({
        code: 'WRONG_EXPECTED_REVISION',
      })
      expect((await again.append('client-a', 2, sampleEvents(1))).position > head).toBe(true)
    }),
  )
}
