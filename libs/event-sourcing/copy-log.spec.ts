import { jest } from '@jest/globals'
import { copyLog, logHash } from './copy-log.js'
import type { EventStore } from './event-store.js'
import { MemoryEventStore } from './memory/memory-event-store.js'
import { collect, sampleEvent, sampleEvents } from './testing/sample-events.js'

describe('A copy of a log', () => {
  let from: MemoryEventStore
  let to: MemoryEventStore
  beforeEach(async () => {
    from = new MemoryEventStore()
    to = new MemoryEventStore()
    await from.append('client-a', 'no-stream', sampleEvents(300))
    await from.append('member-a', 'no-stream', sampleEvents(2))
    await from.append('client-a', 299, sampleEvents(3))
  })

  it('has every event in its stream and in its place among all', async () => {
    expect(await copyLog(from, to)).toEqual({ events: 305, hash: (await logHash(from)).hash })
    expect(await collect(to.readAll())).toEqual(await collect(from.readAll()))
  })

  it('goes on where it was interrupted, and adds nothing when it is made again', async () => {
    const append = to.append.bind(to)
    jest.spyOn(to, 'append').mockImplementationOnce(append).mockRejectedValueOnce(new Error('cut off'))
    await expect(copyLog(from, to)).rejects.toThrow('cut off')
    expect(await collect(to.readAll())).toHaveLength(256)
    const made = await copyLog(from, to)
    expect(await copyLog(from, to)).toEqual(made)
    expect(await collect(to.readAll())).toHaveLength(305)
  })

  const others: [string, (store: EventStore) => Promise<unknown>][] = [
    ['another log', (store) => store.append('client-b', 'no-stream', [sampleEvent()])],
    [
      'more than the log',
      async (store) => {
        await copyLog(from, store)
        await store.append('client-z', 'no-stream', [sampleEvent()])
      },
    ],
  ]
  it.each(others)('is refused into a store that holds %s, which stays as it is', async (_, fill) => {
    await fill(to)
    const before = await collect(to.readAll())
    await expect(copyLog(from, to)).rejects.toMatchObject({ code: 'COPY_DIVERGES' })
    expect(await collect(to.readAll())).toEqual(before)
  })
})
