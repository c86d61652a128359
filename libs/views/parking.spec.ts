import { broken, mood, opened, touched, type ToyEvent } from './testing/toy.js'
import { houses, ToyViews, until } from './testing/toy-views.js'

describe.each(houses)('The runner over %s parks', (_name, openStore, engine) => {
  let views: ToyViews

  beforeEach(async () => {
    views = await ToyViews.open(openStore, engine)
  })
  afterEach(() => views.close())

  it('the stream of an event that cannot be read, and lets all others go on', async () => {
    await views.append('client-1', opened('j1'), touched('j1', 'a'), broken, touched('j1', 'b'))
    await views.append('client-2', opened('j2'), touched('j2', 'c'))
    await views.append('client-1', touched('j1', 'd'))
    views.runner.start()
    await views.applied()
    expect((await views.rowsOf('entries')).map(({ id }) => id)).toEqual(['a', 'c'])
    expect(await views.rowsOf('parked')).toMatchObject([
      { stream: 'client-1', revision: 2, type: 'Broken', waiting: 2 },
    ])
    await views.applied(await views.append('client-1', touched('j1', 'e')))
    expect(views.runner.status().parked).toMatchObject([{ waiting: 3, parked_at: '2026-03-02T10:00:00.000Z' }])
  })

  it('and stays so after a restart', async () => {
    await views.append('client-1', opened('j1'), broken)
    views.runner.start()
    await views.applied()
    await views.reopen()
    await views.applied(await views.append('client-1', touched('j1', 'a')))
    expect(await views.rowsOf('entries')).toEqual([])
    expect(views.runner.status().parked).toMatchObject([{ stream: 'client-1', waiting: 1 }])
  })

  it('on an error in a fold, and takes back what the event had put into any view', async () => {
    mood.failsOn = ({ revision, stream }) => stream === 'client-1' && revision === 1
    await views.append('client-1', opened('j1'), touched('j1', 'a'), touched('j1', 'b'))
    await views.append('client-2', opened('j2'))
    views.runner.start()
    await views.applied()
    expect(await views.rowsOf('entries')).toEqual([])
    expect(await views.rowsOf('clients')).toEqual([
      { id: 'client-1', journeys: 1, events: 1 },
      { id: 'client-2', journeys: 1, events: 1 },
    ])
    expect(views.runner.status().parked).toMatchObject([
      { stream: 'client-1', revision: 1, error: 'The fold fails.', waiting: 1 },
    ])
  })

  it.each<[string, ToyEvent]>([
    ['a row that does not fit its table', touched('j1', 'a', 'support', Number.NaN)],
    ['a text with NUL', opened('j2', 'a\0b')],
    ['a key that no row can have', opened(undefined as unknown as string)],
  ])('on %s', async (_what, event) => {
    await views.append('client-1', opened('j1'), event)
    await views.append('client-2', opened('j3'))
    views.runner.start()
    await views.applied()
    expect((await views.rowsOf('journeys')).map(({ id }) => id)).toEqual(['j1', 'j3'])
    expect(views.runner.status().parked).toHaveLength(1)
  })

  it('and keeps what waits, where the answer of the write that parked it was lost and a retry comes', async () => {
    await views.reopen({ retryAfterMs: 600_000 })
    views.database.faults.push('answer-lost')
    await views.append('client-1', opened('j1'), touched('j1', 'a'), broken, touched('j1', 'b'))
    await until(() => !views.runner.status().isHealthy)
    expect(await views.runner.retryParked()).toMatchObject({ unparked: [], stillParked: [{ stream: 'client-1' }] })
    expect(await views.rowsOf('parked')).toMatchObject([{ stream: 'client-1', revision: 2, waiting: 1 }])
  })

  it('until a retry goes through after the fix', async () => {
    mood.failsOn = ({ type }) => type === 'Touched'
    for (let i = 0; i < 3; i++)
      await views.append(`client-${i}`, opened(`j${i}`), touched(`j${i}`, 'a'), touched(`j${i}`, 'b'))
    views.runner.start()
    await views.applied()
    mood.failsOn = ({ type, stream }) => type === 'Touched' && stream === 'client-2'
    expect(await views.runner.retryParked('client-0')).toEqual({ unparked: ['client-0'], stillParked: [] })
    expect(views.runner.status().parked.map(({ stream }) => stream)).toEqual(['client-1', 'client-2'])
    expect(await views.runner.retryParked()).toMatchObject({
      unparked: ['client-1'],
      stillParked: [{ stream: 'client-2', waiting: 1 }],
    })
    mood.failsOn = undefined
    await views.runner.retryParked()
    expect(await views.rowsOf('parked')).toEqual([])
    await views.applied(await views.append('client-2', touched('j2', 'c')))
    await views.expectRowsOfAllEvents()
  })

  it('again, where a retry gets further and meets the next bad event', async () => {
    mood.failsOn = ({ revision }) => revision >= 1
    await views.append('client-1', opened('j1'), ...Array.from({ length: 1200 }, (_, i) => touched('j1', `e${i % 10}`)))
    views.runner.start()
    await views.applied()
    const late: number[] = []
    views.runner.onChanges((changes) => late.push(...changes.late.map(({ revision }) => revision)))
    mood.failsOn = ({ revision }) => revision === 700
    expect(await views.runner.retryParked()).toMatchObject({ stillParked: [{ revision: 700, waiting: 500 }] })
    expect(await views.rowsOf('clients')).toMatchObject([{ events: 700 }])
    mood.failsOn = undefined
    expect(await views.runner.retryParked()).toMatchObject({ unparked: ['client-1'] })
    expect(late).toEqual(Array.from({ length: 1200 }, (_, index) => index + 1))
    await views.append('client-1', touched('j1', 'z'))
    await views.expectRowsOfAllEvents()
    expect(late).toHaveLength(1200)
  })

  it('where a retry was cut off, and the next one goes on from there', async () => {
    mood.failsOn = ({ revision }) => revision >= 1
    await views.append('client-1', opened('j1'), ...Array.from({ length: 1200 }, (_, i) => touched('j1', `e${i % 10}`)))
    views.runner.start()
    await views.applied()
    mood.failsOn = undefined
    views.database.faults.push(undefined, 'not-written')
    await expect(views.runner.retryParked()).rejects.toThrow(/full/)
    await views.reopen()
    expect(views.runner.status().parked).toMatchObject([{ revision: 513, waiting: 687 }])
    await views.runner.retryParked()
    await views.expectRowsOfAllEvents()
  })
})
