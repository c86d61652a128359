import { z } from 'zod'
import { CommandRunner } from './command-runner.js'
import { DomainError } from './errors.js'
import { defineEvents } from './event-catalogue.js'
import { Instruments, type CommittedGroup, type HandledMessage, type ProjectedBatch } from './instruments.js'
import { MemoryEventStore } from './memory/memory-event-store.js'
import { collect } from './testing/sample-events.js'

/** Writes down what it is told. */
class Notebook extends Instruments {
  readonly told: string[] = []
  readonly commits: CommittedGroup[] = []
  readonly caches: (() => number)[] = []
  traceparent: string | undefined

  handling<Result>(_: HandledMessage, handle: () => Promise<Result>): Promise<Result> {
    return handle()
  }

  deciding<Events>(decide: () => Events): Events {
    this.told.push('decides')
    return decide()
  }

  async appending<Recorded>(append: () => Promise<Recorded>): Promise<Recorded> {
    const recorded = await append()
    this.told.push('appended')
    return recorded
  }

  decidesAgain(): void {
    this.told.push('decides again')
  }

  foundState(atHand: boolean): void {
    this.told.push(atHand ? 'state at hand' : 'state folded')
  }

  keepsStates(bytes: () => number): void {
    this.caches.push(bytes)
  }

  committed(group: CommittedGroup): void {
    this.commits.push(group)
  }

  projected(_: ProjectedBatch): void {}
}

const catalogue = defineEvents({ Counted: { schema: z.object({}), version: 1 } })

describe('Instruments', () => {
  let notebook: Notebook
  let store: MemoryEventStore
  beforeEach(() => {
    notebook = new Notebook()
    store = new MemoryEventStore({ instruments: notebook })
  })
  afterEach(() => store.close())

  const newRunner = () =>
    new CommandRunner<number, 'count' | 'refuse', { type: 'Counted'; data: object }>({
      store,
      catalogue,
      decider: {
        initialState: () => 0,
        decide(_, command) {
          if (command === 'refuse') throw new DomainError('REFUSED', 'Do not ask for it.')
          return [{ type: 'Counted', data: {} }]
        },
        evolve: (state) => state + 1,
      },
      streamOf: (id) => `counter-${id}`,
      now: () => new Date('2026-03-02T10:00:00Z'),
      instruments: notebook,
    })
  const by = (commandId: string) => ({ commandId, actor: 'tester', context: undefined })

  it('hear of each step of a command, and whether its state was at hand', async () => {
    const runner = newRunner()
    await runner.run('a', 'count', by('one'))
    await runner.run('a', 'count', by('two'))
    await expect(runner.run('a', 'refuse', by('three'))).rejects.toMatchObject({ code: 'REFUSED' })
    const steps = ['decides', 'appended']
    expect(notebook.told).toEqual(['state folded', ...steps, 'state at hand', ...steps, 'state at hand', 'decides'])
    expect(notebook.caches.map((bytes) => bytes())).toEqual([5000])
  })

  it('hear of a decision that is made again, others having been faster', async () => {
    const [first, second] = [newRunner(), newRunner()]
    for (const [runner, id] of [
      [first, 'one'],
      [second, 'two'],
    ] as const)
      await runner.run('a', 'count', by(id))
    await Promise.all([first.run('a', 'count', by('three')), second.run('a', 'count', by('four'))])
    expect(notebook.told.filter((told) => told === 'decides again').length).toBeGreaterThan(0)
  })

  it('hear of each flush: who shared it, how much it wrote, and whether it failed', async () => {
    const runner = newRunner()
    await Promise.all(['a', 'b', 'c'].map((id) => runner.run(id, 'count', by(id))))
    expect(notebook.commits).toEqual([
      { appends: 3, events: 3, bytes: expect.any(Number), ms: expect.any(Number), failed: false },
    ])
  })

  it('may give events the trace that led to them; without one they carry none', async () => {
    const runner = newRunner()
    await runner.run('a', 'count', by('one'))
    notebook.traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01'
    await runner.run('a', 'count', by('two'))
    const events = await collect(store.readStream('counter-a'))
    expect(events.map(({ metadata }) => Object.hasOwn(metadata, 'traceparent'))).toEqual([false, true])
    expect(events[1]?.metadata.traceparent).toBe(notebook.traceparent)
  })
})
