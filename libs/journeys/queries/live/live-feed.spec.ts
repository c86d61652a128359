import { jest } from '@jest/globals'
import fc from 'fast-check'
import { MemoryEventStore, newEventId, type Position, type Recorded } from '#event-sourcing'
import { collect } from '#event-sourcing/testing'
import type { ClientEvent } from '../../domain/events.js'
import { StandingRunner } from '../../testing/standing-runner.js'
import { LiveFeed } from './live-feed.js'
import type { Found, Watch } from './watch.js'

/** A client who is renamed again and again; the views show what the spec says, and a watch finds the names. */
class Setting {
  readonly store = new MemoryEventStore()
  readonly runner = new StandingRunner()
  readonly feed = new LiveFeed(this.store, this.runner)
  readonly positions: Position[] = []
  readonly find = jest.fn(async (events: readonly Recorded<ClientEvent>[]): Promise<Found<string>[]> =>
    events.flatMap(({ type, data, position }) =>
      type === 'ClientChanged' ? [{ position, row: data.name, bytes: data.name.length }] : [],
    ),
  )
  #revisions = new Map<string, number>()

  async rename(client: string, name: string): Promise<Position> {
    const id = newEventId()
    const origin = { commandId: id, correlationId: id, causationId: id, actor: 'spec' }
    const metadata = { ...origin, recordedAt: '2026-03-02T10:00:00.000Z', schemaVersion: 1 }
    const event = { id, type: 'ClientChanged', data: { name }, metadata }
    const expected = this.#revisions.get(client) ?? 'no-stream'
    const { position, revision } = await this.store.append(`client-${client}`, expected, [event])
    this.#revisions.set(client, revision)
    this.positions.push(position)
    return position
  }

  /** Renames a client, and shows it. */
  async shown(client: string, name: string): Promise<Position> {
    const position = await this.rename(client, name)
    this.runner.show(position)
    return position
  }

  watching(clientId?: string): Watch<string> {
    return { name: `names of ${clientId}`, clientId, find: this.find }
  }
}

const rows = async (feed: AsyncIterator<Found<string>>, count: number): Promise<string[]> => {
  const found: string[] = []
  while (found.length < count) found.push(((await feed.next()).value as Found<string>).row)
  return found
}

describe('Those who watch', () => {
  let setting: Setting
  beforeEach(() => (setting = new Setting()))

  it('are told what happens once the rows have it', async () => {
    const feed = await setting.feed.watch(setting.watching('a'))
    const next = rows(feed, 2)
    const one = await setting.rename('a', 'one')
    await new Promise((resolve) => setImmediate(resolve))
    expect(setting.find).not.toHaveBeenCalled()
    setting.runner.show(one)
    await setting.shown('b', 'of another')
    await setting.shown('a', 'two')
    expect(await next).toEqual(['one', 'two'])
  })

  it('are told first what they missed', async () => {
    const first = await setting.shown('a', 'one')
    for (let i = 0; i < 600; i++) await setting.shown(i % 2 ? 'a' : 'b', `name ${i}`)
    const feed = await setting.feed.watch(setting.watching('a'), first)
    await setting.shown('a', 'last')
    const found = await rows(feed, 301)
    expect([found[0], found.at(-2), found.at(-1)]).toEqual(['name 1', 'name 599', 'last'])
  })

  it('share what is found, and are given the same', async () => {
    const feeds = await Promise.all([1, 2, 3].map(() => setting.feed.watch(setting.watching('a'))))
    await setting.shown('a', 'one')
    const found = await Promise.all(feeds.map(async (feed) => (await feed.next()).value as unknown))
    expect(setting.find).toHaveBeenCalledTimes(1)
    expect(new Set(found).size).toBe(1)
  })

  it('are told late what was parked, and stay at their place', async () => {
    const parked = await setting.rename('a', 'parked')
    const [event] = await collect(setting.store.readAll({ upTo: parked }))
    const position = await setting.shown('b', 'one')
    const feed = await setting.feed.watch(setting.watching('a'))
    setting.runner.show(position, [event!])
    expect(await feed.next()).toMatchObject({ value: { row: 'parked', position } })
  })

  it('are dropped where it could not be found out what they should be told', async () => {
    const feed = await setting.feed.watch(setting.watching('a'))
    setting.find.mockRejectedValueOnce(new Error('The rows cannot be read.'))
    await setting.shown('a', 'one')
    await expect(feed.next()).rejects.toThrow('The rows cannot be read.')
    expect(setting.runner.listeners.size).toBe(0)
  })

  it('are dropped where the events cannot be read', async () => {
    const feed = await setting.feed.watch(setting.watching('a'))
    const position = await setting.rename('a', 'one')
    await setting.store.close()
    setting.runner.show(position)
    await expect(feed.next()).rejects.toMatchObject({ code: 'STORE_CLOSED' })
  })

  it('are dropped where they take nothing', async () => {
    const feed = await setting.feed.watch(setting.watching('a'))
    for (let i = 0; i <= 1000; i++) await setting.rename('a', `name ${i}`)
    setting.runner.show(setting.positions.at(-1)!)
    while (setting.runner.listeners.size > 0) await new Promise((resolve) => setImmediate(resolve))
    await expect(feed.next()).rejects.toMatchObject({ code: 'SUBSCRIBER_TOO_SLOW' })
  })

  it.each(['9999999999999999', 'yesterday', '12', '-1'])('cannot go on after %j', async (position) => {
    await setting.shown('a', 'one')
    await expect(setting.feed.watch(setting.watching('a'), position as Position)).rejects.toMatchObject({
      code: 'POSITION_INVALID',
    })
  })

  it('leave nothing behind', async () => {
    const first = await setting.shown('a', 'one')
    await setting.shown('a', 'two')
    const feeds = await Promise.all([undefined, first].map((after) => setting.feed.watch(setting.watching('a'), after)))
    const waiting = feeds[0]!.next()
    for (const feed of feeds) await feed.return?.()
    expect(await waiting).toMatchObject({ done: true })
    expect(setting.runner.listeners.size).toBe(0)
  })
})

describe('However they come and go', () => {
  const client = fc.constantFrom('a', 'b')
  const step = fc.oneof(
    fc.record({ type: fc.constant('rename' as const), client }),
    fc.record({ type: fc.constant('show' as const), share: fc.integer({ min: 1, max: 4 }) }),
    fc.record({
      type: fc.constant('watch' as const),
      client: fc.option(client, { nil: undefined }),
      after: fc.option(fc.nat(12), { nil: undefined }),
    }),
    fc.record({ type: fc.constant('wait' as const) }),
  )

  it('each is told all that lies behind their position, once and in order', () =>
    fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const setting = new Setting()
        const { runner, positions } = setting
        const names: { client: string; position: Position }[] = []
        const rename = async (client: string) => names.push({ client, position: await setting.rename(client, 'x') })
        const watchers: {
          client: string | undefined
          after?: Position
          shown: Position
          feed: AsyncIterator<unknown>
        }[] = []
        for (const each of steps) {
          if (each.type === 'rename') await rename(each.client)
          if (each.type === 'wait') await new Promise((resolve) => setImmediate(resolve))
          if (each.type === 'show') {
            const waiting = positions.filter((position) => position > runner.position)
            const upTo = waiting[Math.ceil(waiting.length / each.share) - 1]
            if (upTo !== undefined) runner.show(upTo)
          }
          if (each.type === 'watch') {
            const after = each.after === undefined ? undefined : positions[each.after]
            const shown = runner.position
            const feed = await setting.feed.watch(setting.watching(each.client), after)
            watchers.push({ client: each.client, after, shown, feed })
          }
        }
        for (const each of ['a', 'b']) await rename(each)
        runner.show(positions.at(-1)!)
        for (const { client, after, shown, feed } of watchers) {
          const wanted = names.filter((name) => client === undefined || name.client === client)
          const given: Position[] = []
          while (given.at(-1) !== wanted.at(-1)!.position)
            given.push(((await feed.next()).value as Found<string>).position)
          const behind = (position: Position) => wanted.map((name) => name.position).filter((each) => each > position)
          // Without a position they are told from about now on: the rows may have gone further than has been told.
          if (after === undefined) expect(behind('' as Position).slice(-given.length)).toEqual(given)
          expect(given.filter((each) => each > (after ?? shown))).toEqual(behind(after ?? shown))
          if (after !== undefined) expect(given).toEqual(behind(after))
        }
      }),
      { numRuns: 200 },
    ))
})
