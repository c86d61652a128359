import { type Position, type RecordedEvent } from '#event-sourcing'
import { opened, rules, touched } from './testing/toy.js'
import { engines } from './testing/engines.js'
import { ToyViews } from './testing/toy-views.js'
import { ViewWriter } from './view-writer.js'

const MANY = 1000

describe.each(engines)('Rows that nobody can read yet in %s', (_name, engine) => {
  let views: ToyViews
  let writer: ViewWriter
  let events: RecordedEvent[]
  let head: Position

  beforeEach(async () => {
    views = await ToyViews.open(undefined, engine)
    await views.append('client-1', opened('j1'), touched('j1', 'a'))
    head = await views.append('client-2', opened('j2'), touched('j2', 'b'), touched('j2', 'c'))
    events = []
    for await (const event of views.store.readAll()) events.push(event)
    writer = await ViewWriter.open(views.database.writer, views.database.tables, rules)
  })
  afterEach(() => views.close())

  const entries = async () => (await views.rowsOf('entries')).map(({ id }) => id)
  const gather = (from: number, to: number, most: number) =>
    writer.gather(events.slice(from, to), events[to - 1]?.position ?? head, most)

  it('gather in memory, and are written together', async () => {
    await gather(0, 2, MANY)
    await gather(2, 5, MANY)
    expect(await entries()).toEqual([])
    expect(writer.checkpoint).toBe('')
    await writer.write([], head)
    expect(await entries()).toEqual(['a', 'b', 'c'])
    expect(writer.checkpoint).toBe(head)
  })

  it('are written when enough have changed', async () => {
    await gather(0, 2, 1)
    await gather(2, 5, 1)
    expect(await entries()).toEqual(['a'])
    expect(writer.checkpoint).toBe(events[1]?.position)
  })

  it('are folded anew from what is written, where writing fails', async () => {
    await gather(0, 2, 1)
    views.database.faults.push('not-written')
    await expect(gather(2, 4, 1)).rejects.toThrow('full')
    expect(writer.checkpoint).toBe('')
    await writer.write(events, head)
    expect(await entries()).toEqual(['a', 'b', 'c'])
  })
})
