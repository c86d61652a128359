import fc from 'fast-check'
import type { EventStore, ExpectedRevision, ReadAll, ReadStream } from '../../event-store.js'
import { START, type Position, type RecordedEvent } from '../../event.js'
import { collect, sampleEvents } from '../sample-events.js'
import type { OpenStore, StoreUnderTest } from './store-under-test.js'

const RUNS = Number(process.env.MODEL_RUNS ?? 50)
const STREAMS = ['client-a', 'client-b', 'member-a']

/** All that a store has to remember: the events in their order. */
class Model {
  readonly log: { stream: string; revision: number; id: string; position: Position }[] = []

  streamOf(stream: string) {
    return this.log.filter((event) => event.stream === stream)
  }

  expectationOf(stream: string, aim: Aim): ExpectedRevision {
    const last = this.streamOf(stream).length - 1
    if (aim === 'right') return last < 0 ? 'no-stream' : last
    if (aim === 'no-stream') return 'no-stream'
    return Math.max(0, last + aim)
  }

  accepts(stream: string, expected: ExpectedRevision): boolean {
    return this.streamOf(stream).length - 1 === (expected === 'no-stream' ? -1 : expected)
  }

  /** Takes over the order between streams. What was in order before stays so. */
  order(recorded: readonly RecordedEvent[]): void {
    const known = this.log.filter(({ position }) => position !== START)
    same(recorded.slice(0, known.length), known)
    const place = new Map(recorded.map(({ id, position }) => [id, position]))
    for (const event of this.log) event.position = place.get(event.id) ?? event.position
    this.log.sort((one, other) => (one.position < other.position ? -1 : 1))
    same(recorded, this.log)
  }

  positionOf(index: number): Position {
    return this.log[Math.min(index, this.log.length) - 1]?.position ?? START
  }
}

type Aim = 'right' | 'no-stream' | -1 | 1

interface Real extends StoreUnderTest {
  current: EventStore
}

type Step = fc.AsyncCommand<Model, Real>

const step = (text: string, run: Step['run']): Step => ({ check: () => true, run, toString: () => text })

const stream = fc.constantFrom(...STREAMS)
const aim = fc.constantFrom<Aim[]>('right', 'right', 'right', 'no-stream', -1, 1)
const append = fc.record({ stream, aim, count: fc.integer({ min: 1, max: 4 }) })
const prefixes = fc.option(fc.subarray(['client-', 'client-b', 'member-', 'x']), { nil: undefined })
const limit = fc.option(fc.integer({ min: 0, max: 9 }), { nil: undefined })

/** Appends to one stream that are sent together count in the order in which they were sent; those to several in any order. */
const appending = fc.array(append, { minLength: 1, maxLength: 5 }).map((appends) =>
  step(`append ${JSON.stringify(appends)}`, async (model, { current }) => {
    const sent = appends.map(({ stream, aim, count }) => {
      const [expected, events] = [model.expectationOf(stream, aim), sampleEvents(count)]
      const accepted = model.accepts(stream, expected)
      if (accepted) {
        const next = model.streamOf(stream).length
        model.log.push(...events.map(({ id }, index) => ({ stream, revision: next + index, id, position: START })))
      }
      return { accepted, appended: current.append(stream, expected, events) }
    })
    const outcomes = await Promise.allSettled(sent.map(({ appended }) => appended))
    expect(outcomes.map(({ status }) => status === 'fulfilled')).toEqual(sent.map(({ accepted }) => accepted))
    model.order(await collect(current.readAll()))
  }),
)

const readingStream = fc
  .record({ stream, from: fc.option(fc.integer({ min: 0, max: 12 }), { nil: undefined }), limit, back: fc.boolean() })
  .map(({ stream, from, limit, back }) =>
    step(`read ${stream} ${JSON.stringify({ from, limit, back })}`, async (model, { current }) => {
      const options: ReadStream = { from, limit, direction: back ? 'backwards' : 'forwards' }
      const ordered = back ? model.streamOf(stream).toReversed() : model.streamOf(stream)
      const wanted = ordered.filter(({ revision }) => (back ? revision <= (from ?? Infinity) : revision >= (from ?? 0)))
      same(await collect(current.readStream(stream, options)), wanted.slice(0, limit))
    }),
  )

const matching = (model: Model, after: Position, streams: readonly string[] | undefined) =>
  model.log.filter(
    (event) => event.position > after && (streams?.some((prefix) => event.stream.startsWith(prefix)) ?? true),
  )

const readingAll = fc
  .record({ index: fc.nat(30), end: fc.option(fc.nat(30), { nil: undefined }), streams: prefixes, limit })
  .map(({ index, end, streams, limit }) =>
    step(`readAll ${JSON.stringify({ index, end, streams, limit })}`, async (model, { current }) => {
      const after = model.positionOf(index)
      const upTo = end === undefined ? undefined : model.positionOf(end)
      const wanted = matching(model, after, streams).filter(({ position }) => upTo === undefined || position <= upTo)
      const options: ReadAll = { after, upTo, streams, limit }
      same(await collect(current.readAll(options)), wanted.slice(0, limit))
    }),
  )

const following = fc
  .record({ index: fc.nat(30), streams: prefixes, batchSize: fc.integer({ min: 1, max: 9 }) })
  .map(({ index, streams, batchSize }) =>
    step(`follow ${JSON.stringify({ index, streams, batchSize })}`, async (model, { current }) => {
      const after = model.positionOf(index)
      const abort = new AbortController()
      const seen: RecordedEvent[] = []
      for await (const batch of current.follow({ after, streams, batchSize, signal: abort.signal })) {
        seen.push(...batch.events)
        if (batch.caughtUp) abort.abort()
      }
      same(seen, matching(model, after, streams))
    }),
  )

const reopening = fc.constant(
  step('reopen', async (_, real) => {
    if (real.reopen !== undefined) real.current = await real.reopen()
  }),
)

function same(
  actual: readonly RecordedEvent[],
  wanted: readonly { id: string; revision: number; position: Position }[],
) {
  const shape = ({ id, revision, position }: { id: string; revision: number; position: Position }) => [
    id,
    revision,
    position,
  ]
  expect(actual.map(shape)).toEqual(wanted.map(shape))
}

export function modelContract(open: OpenStore): void {
  it('behaves like a list of events, whatever is asked of it in whatever order', async () => {
    const steps = fc.commands([appending, appending, readingStream, readingAll, following, reopening], {
      maxCommands: 20,
    })
    await fc.assert(
      fc.asyncProperty(steps, async (commands) => {
        const under = await open()
        try {
          await fc.asyncModelRun(() => ({ model: new Model(), real: { ...under, current: under.store } }), commands)
        } finally {
          await under.close()
        }
      }),
      { numRuns: RUNS },
    )
  })
}
