import type { Recorded } from '#event-sourcing'
import { temporaryFolder } from '#event-sourcing/testing'
import { fillRows, type WholeStream } from './fill-rows.js'
import type { ViewDatabase } from './read-database.js'
import { engines } from './testing/engines.js'
import { merged, mood, moved, opened, projections, touched, type ToyEvent } from './testing/toy.js'
import { ToyViews } from './testing/toy-views.js'
import { viewsHash } from './views-hash.js'

describe.each(engines)('Rows that are filled stream by stream in %s', (_name, engine) => {
  let folder: ReturnType<typeof temporaryFolder>
  let views: ToyViews
  let filled: ViewDatabase

  beforeEach(async () => {
    folder = temporaryFolder()
    views = await ToyViews.open()
    filled = await engine.open({ folder: folder.path, projections })
  })
  afterEach(async () => {
    await filled.close()
    await views.close()
    folder.remove()
  })

  /** Many clients who take turns, more events than are folded at once. */
  async function record(): Promise<string[]> {
    const streams = Array.from({ length: 40 }, (_, client) => `client-${client}`)
    for (let turn = 0; turn < 5; turn++)
      for (const stream of streams) {
        const [a, b] = [`${stream} a`, `${stream} b`]
        const touches = Array.from({ length: 30 }, (_, i) =>
          touched(i % 3 ? a : b, `${turn} ${i}`, `role ${i % 4}`, i / 7),
        )
        await views.append(stream, opened(a), opened(b), ...touches, moved(`${turn} 4`, a, b))
        if (turn === 4) await views.append(stream, merged(b, a))
      }
    return streams
  }

  async function* whole(streams: readonly string[]): AsyncGenerator<WholeStream> {
    for (const stream of streams) {
      const events: Recorded<ToyEvent>[] = []
      for await (const event of views.store.readStream(stream)) events.push(event as Recorded<ToyEvent>)
      yield events
    }
  }

  it('are those of the runner', async () => {
    const streams = await record()
    views.runner.start()
    await views.applied()
    expect(await fillRows(filled.writer, projections, whole(streams))).toBe(0)
    expect(await viewsHash(filled)).toBe(await viewsHash(views.database))
  })

  it('are without a stream that cannot be read, or not be folded', async () => {
    const [first = '', second = '', third = ''] = await record()
    const withUnreadable = async function* () {
      yield undefined
      yield* whole([first, second, third])
    }
    mood.failsOn = ({ stream, type }) => stream === second && type === 'Merged'
    expect(await fillRows(filled.writer, projections, withUnreadable())).toBe(2)
    const rows = filled.kysely<{ clients: { id: string } }>().selectFrom('clients').select('id').orderBy('id')
    expect(await rows.execute()).toEqual([{ id: first }, { id: third }])
  })
})
