import { setTimeout as pause } from 'node:timers/promises'
import type { EventStore, Follow, FollowedBatch } from '../../event-store.js'
import { START } from '../../event.js'
import { sampleEvents } from '../sample-events.js'
import { withStore, type OpenStore } from './store-under-test.js'

/** Follows until a batch satisfies, and gives all batches up to it. */
async function followUntil(
  store: EventStore,
  enough: (batches: readonly FollowedBatch[]) => boolean,
  options: Omit<Follow, 'signal'> = {},
): Promise<FollowedBatch[]> {
  const batches: FollowedBatch[] = []
  const abort = new AbortController()
  for await (const batch of store.follow({ ...options, signal: abort.signal })) {
    batches.push(batch)
    if (enough(batches)) abort.abort()
  }
  return batches
}

const numbers = (batches: readonly FollowedBatch[]) =>
  batches.flatMap(({ events }) => events.map(({ revision }) => revision))
const upTo = (count: number) => Array.from({ length: count }, (_, index) => index)

export function followContract(open: OpenStore): void {
  describe('following', () => {
    it(
      'gives what is recorded already, then what comes, each once and in order',
      withStore(open, async ({ store }) => {
        await store.append('client-a', 'no-stream', sampleEvents(40))
        const following = followUntil(store, (batches) => numbers(batches).length === 140, { batchSize: 16 })
        for (let revision = 39; revision < 139; revision += 10)
          await store.append('client-a', revision, sampleEvents(10))
        const batches = await following
        expect(numbers(batches)).toEqual(upTo(140))
        expect(Math.max(...batches.map(({ events }) => events.length))).toBeLessThanOrEqual(16)
        expect(batches.at(-1)!.position >= (await store.head())).toBe(true)
      }),
    )

    it(
      'says at once where it stands, even when there is nothing to give',
      withStore(open, async ({ store }) => {
        const [first] = await followUntil(store, () => true)
        expect(first).toMatchObject({ events: [], caughtUp: true })
        await store.append('client-a', 'no-stream', sampleEvents(1))
        const next = await followUntil(store, (all) => numbers(all).length === 1, { after: first!.position })
        expect(numbers(next)).toEqual([0])
      }),
    )

    it(
      'begins behind a position, and tells when it has caught up',
      withStore(open, async ({ store }) => {
        const { position } = await store.append('client-a', 'no-stream', sampleEvents(3))
        await store.append('client-a', 2, sampleEvents(5))
        const batches = await followUntil(store, (all) => all.at(-1)?.caughtUp === true, {
          after: position,
          batchSize: 2,
        })
        expect(numbers(batches)).toEqual([3, 4, 5, 6, 7])
        expect(batches.findIndex(({ caughtUp }) => caughtUp)).toBe(batches.length - 1)
      }),
    )

    it(
      'moves on past events that do not match',
      withStore(open, async ({ store }) => {
        await store.append('client-a', 'no-stream', sampleEvents(2))
        const { position } = await store.append('member-a', 'no-stream', sampleEvents(9))
        const past = (batches: readonly FollowedBatch[]) => (batches.at(-1)?.position ?? START) >= position
        const batches = await followUntil(store, past, { streams: ['client-'] })
        expect(numbers(batches)).toEqual([0, 1])
      }),
    )

    it(
      'waits for a slow follower, who misses nothing, and holds up nobody',
      withStore(open, async ({ store }) => {
        const abort = new AbortController()
        const seen: number[] = []
        const slow = store.follow({ signal: abort.signal, batchSize: 8 })[Symbol.asyncIterator]()
        await slow.next()
        for (let revision = -1; revision < 199; revision += 50) {
          await store.append('client-a', revision < 0 ? 'no-stream' : revision, sampleEvents(50))
        }
        while (seen.length < 200) {
          const { value } = (await slow.next()) as { value: FollowedBatch }
          seen.push(...value.events.map(({ revision }) => revision))
        }
        expect(seen).toEqual(upTo(200))
        abort.abort()
        expect((await slow.next()).done).toBe(true)
      }),
    )

    it(
      'ends when its signal aborts and when the store closes, also while it waits',
      withStore(open, async ({ store }) => {
        const abort = new AbortController()
        const [aborted, closed] = [abort.signal, new AbortController().signal].map(async (signal) => {
          for await (const _ of store.follow({ signal }));
        })
        await store.append('client-a', 'no-stream', sampleEvents(1))
        await pause(20)
        abort.abort()
        await aborted
        await store.close()
        await closed
      }),
    )

    it(
      'serves many followers the same',
      withStore(open, async ({ store }) => {
        const following = upTo(20).map((index) =>
          followUntil(store, (batches) => numbers(batches).length === 30, { batchSize: index + 1 }),
        )
        for (let revision = -1; revision < 29; revision++) {
          await store.append('client-a', revision < 0 ? 'no-stream' : revision, sampleEvents(1))
        }
        for (const batches of await Promise.all(following)) expect(numbers(batches)).toEqual(upTo(30))
      }),
    )
  })
}
