import type { Changes } from './changes.js'
import type { Fault } from './testing/flaky-database.js'
import { entries, journeys, merged, moved, opened, touched } from './testing/toy.js'
import { houses, ToyViews, until } from './testing/toy-views.js'

describe.each(houses)('The runner over %s', (_name, openStore, engine) => {
  let views: ToyViews

  beforeEach(async () => {
    views = await ToyViews.open(openStore, engine)
  })
  afterEach(() => views.close())

  it('makes rows of what was recorded before it and after it', async () => {
    await views.append('client-1', opened('j1', 'Training'), touched('j1', 'a', 'account'))
    views.runner.start()
    await views.applied(await views.append('client-1', touched('j1', 'b', 'support', 0.1)))
    expect(await views.rowsOf('journeys')).toEqual([
      { id: 'j1', client_id: 'client-1', title: 'Training', touches: 2, weight: 1.1, last_role: 'support' },
    ])
    expect(views.runner.status()).toMatchObject({ isRunning: true, isHealthy: true, events: 3, parked: [] })
  })

  it('follows only the streams of its projections, and knows that it is caught up behind others', async () => {
    views.runner.start()
    await views.append('client-1', opened('j1'))
    await views.applied(await views.append('member-1', opened('other')))
    expect(await views.rowsOf('journeys')).toHaveLength(1)
    expect(await views.runner.lag()).toEqual({
      position: await views.store.head(),
      head: await views.store.head(),
      caughtUp: true,
    })
  })

  it('tells what it lags behind before it starts', async () => {
    const head = await views.append('client-1', opened('j1'))
    expect(await views.runner.lag()).toEqual({ position: '', head, caughtUp: false })
  })

  it('rejects the wait for a position that does not come in time', async () => {
    const position = await views.append('client-1', opened('j1'))
    await expect(views.runner.whenApplied(position, { timeoutMs: 5 })).rejects.toMatchObject({ code: 'VIEW_BEHIND' })
    views.runner.start()
    await expect(views.runner.whenApplied(position, { timeoutMs: 5000 })).resolves.toBeUndefined()
  })

  it('folds over the rows that the same batch has put, moved and deleted before', async () => {
    await views.append(
      'client-1',
      opened('j1'),
      opened('j2'),
      touched('j1', 'a'),
      touched('j1', 'b'),
      touched('j2', 'c'),
    )
    await views.append('client-1', moved('a', 'j1', 'j2'), touched('j1', 'd'), merged('j1', 'j2'), touched('j2', 'e'))
    views.runner.start()
    await views.expectRowsOfAllEvents()
    expect((await views.rowsOf('entries')).map(({ journey_id, id }) => `${journey_id} ${id}`).sort()).toEqual([
      'j2 a',
      'j2 b',
      'j2 c',
      'j2 d',
      'j2 e',
    ])
    expect(await views.rowsOf('journeys')).toHaveLength(1)
  })

  it.each<[Fault]>([['not-written'], ['answer-lost']])('applies each event once when a batch is %s', async (fault) => {
    views.database.faults.push(undefined, fault, fault, undefined, fault)
    for (let i = 0; i < 6; i++) await views.append('client-1', opened(`j${i}`), touched(`j${i}`, 'a'))
    views.runner.start()
    await views.expectRowsOfAllEvents()
    for (let i = 0; i < 6; i++) await views.applied(await views.append('client-1', touched(`j${i}`, 'b')))
    await views.expectRowsOfAllEvents()
    expect(views.runner.status().isHealthy).toBe(true)
  })

  it('applies each event once when it stops between two batches and another goes on', async () => {
    views.runner.start()
    await views.applied(await views.append('client-1', opened('j1'), touched('j1', 'a')))
    await views.append('client-1', touched('j1', 'b'))
    await views.reopen()
    await views.applied(await views.append('client-1', touched('j1', 'c')))
    await views.expectRowsOfAllEvents()
  })

  it('says that it is unhealthy while rows cannot be written, and skips nothing', async () => {
    const log: string[] = []
    await views.reopen({ log: (message) => log.push(message) })
    views.database.faults.push(...Array.from({ length: 5 }, () => 'not-written' as const))
    const position = await views.append('client-1', opened('j1'), touched('j1', 'a'))
    await until(() => !views.runner.status().isHealthy)
    expect(views.runner.status().problem).toMatch(/full/)
    expect((await views.runner.lag()).caughtUp).toBe(false)
    await views.applied(position)
    await views.expectRowsOfAllEvents()
    expect(log).toHaveLength(5)
    await until(() => views.runner.status().isHealthy)
  })

  it('announces rows and events after each transaction, whatever a listener does', async () => {
    const seen: Changes[] = []
    views.runner.onChanges(() => {
      throw new Error('a bad listener')
    })
    const end = views.runner.onChanges((changes) => seen.push(changes))
    views.runner.start()
    await views.applied(await views.append('client-1', opened('j1'), opened('j2'), touched('j1', 'a')))
    await views.applied(await views.append('client-1', merged('j1', 'j2')))
    expect(seen.map((changes) => changes.events.map(({ type }) => type))).toEqual([
      ['Opened', 'Opened', 'Touched'],
      ['Merged'],
    ])
    expect(seen[0]?.put(entries)).toEqual([{ journey_id: 'j1', id: 'a', role: 'support', weight: 1, is_first: 1 }])
    expect(seen[1]?.deleted(journeys)).toEqual(['j1'])
    expect(seen[1]?.deleted(entries)).toEqual([['j1', 'a']])
    end()
    await views.applied(await views.append('client-1', opened('j3')))
    expect(seen).toHaveLength(2)
  })

  it.each([0, 3, 20_000])('gives the same rows with %i rows in memory', async (cachedRows) => {
    await views.reopen({ cachedRows })
    for (let i = 0; i < 60; i++) {
      const [a, b] = [`j${i % 7}`, `j${(i * 3) % 5}`]
      await views.append(
        `client-${i % 3}`,
        opened(a),
        touched(a, `e${i % 11}`),
        moved(`e${i % 4}`, a, b),
        ...(i % 9 === 8 ? [merged(a, b)] : []),
      )
      if (i % 4 === 0) await views.applied()
    }
    await views.expectRowsOfAllEvents()
  })
})
