import { collect, sampleEvent, sampleEvents } from '../sample-events.js'
import { withStore, type OpenStore } from './store-under-test.js'

const refusedAs = (code: string) => expect.objectContaining({ name: 'StoreError', code })

export function appendContract(open: OpenStore): void {
  describe('appending', () => {
    it(
      'records all events of an append behind each other, and says where',
      withStore(open, async ({ store }) => {
        const first = await store.append('client-a', 'no-stream', sampleEvents(3))
        const second = await store.append('client-a', 2, sampleEvents(1))
        expect([first.revision, second.revision]).toEqual([2, 3])
        expect(second.position > first.position).toBe(true)
        expect(await store.head()).toBe(second.position)
        const read = await collect(store.readStream('client-a'))
        expect([...first.events, ...second.events].map(({ id, revision }) => [id, revision])).toEqual(
          read.map(({ id, revision }) => [id, revision]),
        )
      }),
    )

    it(
      'gives back every field as it was written, whatever the script',
      withStore(open, async ({ store }) => {
        const data = { text: 'İlk ünvan — «Зов» 🜏 \u0000 "x"', deep: [{ n: 1.5, none: null, yes: true }], empty: '' }
        const event = sampleEvent(data)
        const { position } = await store.append('client-ünïcode', 'no-stream', [event])
        expect(await collect(store.readStream('client-ünïcode'))).toEqual([
          { ...event, stream: 'client-ünïcode', revision: 0, position },
        ])
      }),
    )

    it(
      'keeps what was handed over, whatever happens to the object afterwards',
      withStore(open, async ({ store }) => {
        const data = { said: 'before' }
        const appended = store.append('client-a', 'no-stream', [sampleEvent(data)])
        data.said = 'after'
        await appended
        expect((await collect(store.readStream('client-a')))[0]?.data).toEqual({ said: 'before' })
      }),
    )

    it.each([
      ['a revision too low', 0],
      ['a revision too high', 2],
      ['no stream', 'no-stream' as const],
    ])('refuses %s, and records nothing of it', (_, expected) =>
      withStore(open, async ({ store }) => {
        await store.append('client-a', 'no-stream', sampleEvents(2))
        const head = await store.head()
        await expect(store.append('client-a', expected, sampleEvents(2))).rejects.toEqual(
          refusedAs('WRONG_EXPECTED_REVISION'),
        )
        expect(await collect(store.readStream('client-a'))).toHaveLength(2)
        expect(await store.head()).toBe(head)
      })(),
    )

    it(
      'refuses a revision of a stream that does not exist',
      withStore(open, async ({ store }) => {
        await expect(store.append('client-a', 0, sampleEvents(1))).rejects.toEqual(refusedAs('WRONG_EXPECTED_REVISION'))
      }),
    )

    it(
      'lets one of many win where all expect the same revision',
      withStore(open, async ({ store }) => {
        await store.append('client-a', 'no-stream', sampleEvents(1))
        const outcomes = await Promise.allSettled(
          Array.from({ length: 16 }, () => store.append('client-a', 0, [sampleEvent()])),
        )
        const losers = outcomes.filter((outcome) => outcome.status === 'rejected')
        expect(losers).toHaveLength(15)
        for (const { reason } of losers) expect(reason).toEqual(refusedAs('WRONG_EXPECTED_REVISION'))
        expect(await collect(store.readStream('client-a'))).toHaveLength(2)
      }),
    )

    it(
      'records many streams at once, refusing only those that are wrong',
      withStore(open, async ({ store }) => {
        const outcomes = await Promise.allSettled(
          Array.from({ length: 60 }, (_, index) =>
            store.append(`client-${index}`, index % 3 === 0 ? 7 : 'no-stream', sampleEvents(2)),
          ),
        )
        expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(40)
        const all = await collect(store.readAll({ streams: ['client-'] }))
        expect(all).toHaveLength(80)
        expect(new Set(all.map(({ position }) => position)).size).toBe(80)
      }),
    )

    it(
      'refuses an empty append and an event that is too large, and goes on',
      withStore(open, async ({ store }) => {
        await expect(store.append('client-a', 'no-stream', [])).rejects.toEqual(refusedAs('APPEND_INVALID'))
        const large = sampleEvent({ text: 'x'.repeat(4 * 1024 * 1024) })
        await expect(store.append('client-a', 'no-stream', [sampleEvent(), large])).rejects.toEqual(
          refusedAs('EVENT_TOO_LARGE'),
        )
        const largeInBytes = sampleEvent({ text: '€'.repeat(1.5 * 1024 * 1024) })
        await expect(store.append('client-a', 'no-stream', [largeInBytes])).rejects.toEqual(
          refusedAs('EVENT_TOO_LARGE'),
        )
        expect(await collect(store.readStream('client-a'))).toEqual([])
        expect((await store.append('client-a', 'no-stream', sampleEvents(1))).revision).toBe(0)
      }),
    )

    it(
      'finishes what is under way when it is closed, and then refuses',
      withStore(open, async ({ store }) => {
        const pending = store.append('client-a', 'no-stream', sampleEvents(1))
        await store.close()
        expect((await pending).revision).toBe(0)
        await expect(store.append('client-a', 0, sampleEvents(1))).rejects.toEqual(refusedAs('STORE_CLOSED'))
        await expect(collect(store.readStream('client-a'))).rejects.toEqual(refusedAs('STORE_CLOSED'))
        await expect(store.head()).rejects.toEqual(refusedAs('STORE_CLOSED'))
        await store.close()
      }),
    )
  })
}
