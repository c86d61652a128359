import fc from 'fast-check'
import type { RebuildProgress } from './next-rows.js'
import { rebuild } from './rebuild.js'
import { broken, type entries, merged, mood, moved, opened, rules, touched, type ToyEvent } from './testing/toy.js'
import { houses, ToyViews } from './testing/toy-views.js'
import type { SchemaOf } from './table.js'
import { viewsHash } from './views-hash.js'

describe.each(houses)('A rebuild over %s', (_name, openStore, engine) => {
  let views: ToyViews

  beforeEach(async () => {
    views = await ToyViews.open(openStore, engine)
  })
  afterEach(() => views.close())

  const start = (onProgress?: (progress: RebuildProgress) => void, signal?: AbortSignal) =>
    rebuild({ ...rules, ...views, onProgress, signal })

  async function write(count: number) {
    for (let i = 0; i < count; i++) {
      const [a, b] = [`j${i % 7}`, `j${(i * 3) % 5}`]
      await views.append(
        `client-${i % 3}`,
        opened(a),
        touched(a, `e${i}`, `role ${i % 4}`, i / 7),
        moved(`e${i - 5}`, a, b),
      )
    }
  }

  it('gives the same rows, in a file of its own', async () => {
    await write(400)
    views.runner.start()
    await views.applied()
    const before = await viewsHash(views.database)
    const progress: RebuildProgress[] = []
    expect(await start((step) => progress.push(step))).toEqual({
      events: 1200,
      position: await views.store.head(),
      parked: [],
    })
    expect(await viewsHash(views.database)).toBe(before)
    await views.expectNumbers(2)
    expect(progress.at(-1)).toMatchObject({ events: 1200 })
    await write(5)
    await views.expectRowsOfAllEvents()
    await views.reopen()
    await views.expectRowsOfAllEvents()
  })

  it('goes on under writes and reads: no read finds a table empty, no event is missed or announced twice', async () => {
    await write(300)
    views.runner.start()
    await views.applied()
    const announced: string[] = []
    views.runner.onChanges(({ events }) => announced.push(...events.map(({ position }) => position)))
    let isDone = false
    const counts: number[] = []
    const reading = (async () => {
      while (!isDone) {
        counts.push((await views.rowsOf('entries')).length)
        await new Promise((resolve) => setImmediate(resolve))
      }
    })()
    const writing = write(200)
    await start()
    await writing
    await views.applied()
    isDone = true
    await reading
    expect(Math.min(...counts)).toBeGreaterThanOrEqual(300)
    expect(counts.every((count, i) => count >= (counts[i - 1] ?? 0))).toBe(true)
    expect(announced).toHaveLength(600)
    expect(announced).toEqual([...new Set(announced)].sort())
    await views.expectRowsOfAllEvents()
  })

  it('ends where the live rows are, whatever else is recorded by then', async () => {
    await write(10)
    views.runner.start()
    await views.applied()
    await views.runner.stop()
    const { position } = views.runner
    await write(10)
    expect(await start()).toMatchObject({ events: 30, position })
    views.runner.start()
    await views.expectRowsOfAllEvents()
    expect(views.runner.status()).toMatchObject({ events: 60 })
  })

  it('lets a query that streams finish on the old rows', async () => {
    await write(400)
    views.runner.start()
    await views.applied()
    const db = views.database.kysely<SchemaOf<typeof entries>>()
    const seen: string[] = []
    for await (const { id } of db.selectFrom('entries').select('id').stream(50)) {
      if (seen.push(id) === 60) await start()
    }
    expect(seen).toHaveLength(400)
    await views.append('client-9', opened('j9'), touched('j9', 'a'))
    await views.expectRowsOfAllEvents()
  })

  it('leaves the live rows where it fails, and may be asked again', async () => {
    await write(400)
    views.runner.start()
    await views.applied()
    const abort = new AbortController()
    const failing = start(() => abort.abort(new Error('given up')), abort.signal)
    await expect(start()).rejects.toMatchObject({ code: 'REBUILD_RUNNING' })
    await expect(failing).rejects.toThrow('given up')
    await views.expectNumbers(1)
    await views.expectRowsOfAllEvents()
    await start()
    await views.expectRowsOfAllEvents()
  })

  it('parks as the runner does, and takes in what was mended since', async () => {
    mood.failsOn = ({ stream, revision }) => stream === 'client-1' && revision >= 2
    await write(20)
    await views.append('client-2', broken)
    views.runner.start()
    await views.applied()
    mood.failsOn = undefined
    expect(await start()).toMatchObject({ parked: [{ stream: 'client-2', type: 'Broken' }] })
    expect(views.runner.status().parked).toMatchObject([{ stream: 'client-2' }])
  })
})

describe('The rows of a run', () => {
  const journey = fc.constantFrom('j1', 'j2', 'j3')
  const entry = fc.constantFrom('a', 'b', 'c', 'd')
  const event: fc.Arbitrary<ToyEvent> = fc.oneof(
    fc.tuple(journey, fc.string()).map(([id, title]) => opened(id, title.replaceAll('\0', ''))),
    fc
      .tuple(journey, entry, fc.string({ unit: 'grapheme' }), fc.double({ noNaN: true, noDefaultInfinity: true }))
      .map(([id, name, role, weight]) => touched(id, name, role.replaceAll('\0', ''), weight)),
    fc.tuple(entry, journey, journey).map(([name, from, to]) => moved(name, from, to)),
    fc.tuple(journey, journey).map(([from, into]) => merged(from, into)),
    fc.constant(broken),
  )

  it('are those of a rebuild, however its events were cut into batches', async () => {
    const run = fc.array(fc.tuple(fc.nat(2), fc.array(event, { minLength: 1, maxLength: 5 }), fc.boolean()), {
      maxLength: 12,
    })
    await fc.assert(
      fc.asyncProperty(run, async (appends) => {
        const own = await ToyViews.open()
        try {
          own.runner.start()
          for (const [client, events, waits] of appends) {
            const position = await own.append(`client-${client}`, ...events)
            if (waits) await own.applied(position)
          }
          await own.applied()
          const [hash, parked] = [await viewsHash(own.database), await own.rowsOf('parked')]
          await rebuild({ ...rules, ...own })
          expect(await viewsHash(own.database)).toBe(hash)
          expect(await own.rowsOf('parked')).toEqual(parked)
        } finally {
          await own.close()
        }
      }),
      { numRuns: 30 },
    )
  }, 30_000)
})
