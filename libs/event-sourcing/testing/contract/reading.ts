import type { ReadStream } from '../../event-store.js'
import { START } from '../../event.js'
import { collect, sampleEvents } from '../sample-events.js'
import { withStore, type OpenStore } from './store-under-test.js'

export function readContract(open: OpenStore): void {
  describe('reading', () => {
    const pages: [ReadStream, number[]][] = [
      [{}, [0, 1, 2, 3, 4]],
      [{ from: 3 }, [3, 4]],
      [{ from: 1, limit: 2 }, [1, 2]],
      [{ from: 9 }, []],
      [{ direction: 'backwards' }, [4, 3, 2, 1, 0]],
      [{ direction: 'backwards', limit: 2 }, [4, 3]],
      [{ direction: 'backwards', from: 2 }, [2, 1, 0]],
      [{ direction: 'backwards', from: 99, limit: 1 }, [4]],
      [{ limit: 0 }, []],
    ]
    it.each(pages)('a stream with %j gives the revisions %j', (options, revisions) =>
      withStore(open, async ({ store }) => {
        await store.append('client-a', 'no-stream', sampleEvents(5))
        await store.append('client-ab', 'no-stream', sampleEvents(2))
        const read = await collect(store.readStream('client-a', options))
        expect(read.map(({ revision }) => revision)).toEqual(revisions)
      })(),
    )

    it(
      'a long stream comes whole and in order, both ways',
      withStore(open, async ({ store }) => {
        await store.append('client-a', 'no-stream', sampleEvents(1500))
        const there = (await collect(store.readStream('client-a'))).map(({ revision }) => revision)
        const back = (await collect(store.readStream('client-a', { direction: 'backwards' }))).map(
          (event) => event.revision,
        )
        expect(there).toEqual(Array.from({ length: 1500 }, (_, index) => index))
        expect(back).toEqual(there.toReversed())
      }),
    )

    it(
      'it counts what lies behind a position',
      withStore(open, async ({ store }) => {
        expect(await store.countAfter(START)).toBe(0)
        const { position } = await store.append('client-a', 'no-stream', sampleEvents(3))
        await store.append('client-b', 'no-stream', sampleEvents(2))
        expect([await store.countAfter(START), await store.countAfter(position)]).toEqual([5, 2])
        expect(await store.countAfter(await store.head())).toBe(0)
      }),
    )

    it(
      'an unknown stream has no events, an empty store neither',
      withStore(open, async ({ store }) => {
        expect(await collect(store.readStream('client-a'))).toEqual([])
        expect(await collect(store.readAll())).toEqual([])
        expect(await store.head()).toBe(START)
      }),
    )

    it(
      'all events come in the order of their positions, behind a position, by the names of streams',
      withStore(open, async ({ store }) => {
        for (const stream of ['client-a', 'member-a', 'client-b', 'charter', 'client-']) {
          await store.append(stream, 'no-stream', sampleEvents(2))
        }
        const all = await collect(store.readAll())
        expect(all.map(({ position }) => position)).toEqual(all.map(({ position }) => position).toSorted())
        const names = async (options: Parameters<typeof store.readAll>[0]) =>
          (await collect(store.readAll(options))).map(({ stream }) => stream)
        expect(await names({ after: all[5]!.position })).toEqual(['charter', 'charter', 'client-', 'client-'])
        expect(await names({ after: all[1]!.position, streams: ['client-', 'char'], limit: 4 })).toEqual([
          'client-b',
          'client-b',
          'charter',
          'charter',
        ])
        expect(await names({ streams: [] })).toEqual([])
        expect(await names({ after: all[0]!.position, upTo: all[2]!.position })).toEqual(['client-a', 'member-a'])
        expect(await names({ after: all[2]!.position, upTo: all[2]!.position })).toEqual([])
        expect(await names({ after: all[9]!.position })).toEqual([])
      }),
    )

    it(
      'all events end at the head of the time at which the reading began',
      withStore(open, async ({ store }) => {
        await store.append('client-a', 'no-stream', sampleEvents(2))
        const reading = store.readAll()[Symbol.asyncIterator]()
        expect(await reading.next()).toMatchObject({ value: { revision: 0 } })
        await store.append('client-a', 1, sampleEvents(2))
        expect(await reading.next()).toMatchObject({ value: { revision: 1 } })
        expect(await reading.next()).toEqual({ done: true, value: undefined })
      }),
    )
  })
}
