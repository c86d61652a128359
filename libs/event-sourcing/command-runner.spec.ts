import { setImmediate as nextTurn } from 'node:timers/promises'
import fc from 'fast-check'
import { z } from 'zod'
import { CommandRunner, type Outcome } from './command-runner.js'
import type { Decider } from './decider.js'
import { DomainError, StoreError } from './errors.js'
import { defineEvents, type EventOf } from './event-catalogue.js'
import type { EventStore } from './event-store.js'
import { MemoryEventStore } from './memory/memory-event-store.js'
import { SqliteEventStore } from './sqlite/sqlite-event-store.js'
import { failing, faultyDatabase, type Faults } from './testing/faulty-database.js'
import { collect } from './testing/sample-events.js'
import { temporaryFolder } from './testing/temporary-folder.js'

const catalogue = defineEvents({
  Paid: { schema: z.object({ amount: z.number(), balance: z.number(), memo: z.string().optional() }), version: 1 },
})

type Paid = EventOf<typeof catalogue>

interface Account {
  balance: number
  payments: number
}

type Payment = { amount: number; times?: number; memo?: string } | 'break'

/** Every event says what the balance became, so that a decision on a wrong state shows. */
const account: Decider<Account, Payment, Paid> = {
  initialState: () => ({ balance: 0, payments: 0 }),
  decide({ balance }, payment) {
    if (payment === 'break') return [{ type: 'Paid', data: { amount: NaN, balance: NaN } }]
    const { amount, times = 1, memo } = payment
    if (balance + amount * times < 0) throw new DomainError('NOT_COVERED', `Only ${balance} is there.`)
    if (amount === 0) return []
    return Array.from({ length: times }, (_, index) => ({
      type: 'Paid',
      data: { amount, balance: balance + amount * (index + 1), ...(memo === undefined ? {} : { memo }) },
    }))
  },
  evolve(state, { data }) {
    state.balance = data.balance
    if (Number.isNaN(data.amount)) throw new Error('broken')
    state.payments++
    return state
  },
}

const runnerOver = (store: EventStore, cacheBytes?: number) =>
  new CommandRunner({
    store,
    catalogue,
    decider: account,
    streamOf: (id) => `account-${id}`,
    now: () => new Date('2026-03-02T10:00:00Z'),
    ...(cacheBytes === undefined ? {} : { cacheBytes }),
  })

type Runner = ReturnType<typeof runnerOver>

let commands = 0
const request = (commandId = `command-${++commands}`) => ({
  commandId,
  actor: 'tester',
  context: undefined,
  answer: ({ balance }: Account) => balance,
})

/** Counts what a runner asks of its store; with an error, every append fails. */
class CountingStore extends MemoryEventStore {
  reads = 0
  appends = 0
  refusals = 0
  mostUnderWay = 0
  private underWay = 0

  constructor(private readonly error?: StoreError) {
    super()
  }

  override readStream(...asked: Parameters<MemoryEventStore['readStream']>) {
    this.reads++
    return super.readStream(...asked)
  }

  override async append(...asked: Parameters<MemoryEventStore['append']>) {
    this.appends++
    this.mostUnderWay = Math.max(this.mostUnderWay, ++this.underWay)
    try {
      if (this.error !== undefined) throw this.error
      await nextTurn()
      return await super.append(...asked)
    } catch (error) {
      this.refusals++
      throw error
    } finally {
      this.underWay--
    }
  }
}

/** Sends again what lost against others, as a client would. */
async function persist(
  runner: Runner,
  id: string,
  payment: Payment,
  commandId: string,
): Promise<Outcome<Paid, number>> {
  for (;;) {
    try {
      return await runner.run(id, payment, request(commandId))
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'CONFLICT') throw error
    }
  }
}

/** The stream holds exactly these commands, each once, and every decision was made on the events before it. */
async function expectSound(store: EventStore, stream: string, commandIds: readonly string[]): Promise<void> {
  const recorded = (await collect(store.readStream(stream))).map((event) => catalogue.decode(event))
  expect(recorded.map(({ metadata }) => metadata.commandId).toSorted()).toEqual(commandIds.toSorted())
  let balance = 0
  for (const { data } of recorded) expect(data.balance).toBe((balance += data.amount))
}

describe('a command runner', () => {
  let store: EventStore
  let runner: Runner

  beforeEach(() => {
    store = new MemoryEventStore()
    runner = runnerOver(store)
  })

  afterEach(() => store.close())

  it('records what was decided, with all that is known about it', async () => {
    const outcome = await runner.run('a', { amount: 5, times: 2 }, { ...request('pay'), correlationId: 'import-1' })
    const recorded = await collect(store.readStream('account-a'))
    expect(outcome).toEqual({
      events: recorded,
      revision: 1,
      position: recorded[1]?.position,
      repeated: false,
      answer: 10,
    })
    expect(recorded[0]?.metadata).toEqual({
      commandId: 'pay',
      correlationId: 'import-1',
      causationId: 'pay',
      actor: 'tester',
      recordedAt: '2026-03-02T10:00:00.000Z',
      schemaVersion: 1,
    })
  })

  it('decides each command on those before it, without waiting for the disk', async () => {
    const outcomes = await Promise.all([3, 4, -7, 2].map((amount) => runner.run('a', { amount }, request())))
    expect(outcomes.map(({ answer, revision }) => [answer, revision])).toEqual([
      [3, 0],
      [7, 1],
      [0, 2],
      [2, 3],
    ])
  })

  it('answers a command that changes nothing with where the stream stands', async () => {
    expect(await runner.run('a', { amount: 0 }, request())).toMatchObject({ events: [], revision: -1, position: '' })
    const paid = runner.run('a', { amount: 3 }, request())
    const nothing = await runner.run('a', { amount: 0 }, request())
    expect(nothing).toEqual({ events: [], revision: 0, position: (await paid).position, repeated: false, answer: 3 })
  })

  it('answers a command that came twice by what it recorded, though nothing would have come of the first', async () => {
    const [first, , second] = await Promise.all([
      runner.run('a', { amount: -5 }, request('twice')),
      runner.run('a', { amount: 10 }, request()),
      runner.run('a', { amount: -5 }, request('twice')),
    ])
    expect([first.revision, second.revision]).toEqual([1, 1])
    expect([first.repeated, second.repeated]).toEqual([true, false])
  })

  it('passes on a refusal and changes nothing', async () => {
    await expect(runner.run('a', { amount: -1 }, request())).rejects.toMatchObject({ code: 'NOT_COVERED' })
    expect(await runner.stateOf('a')).toEqual({ balance: 0, payments: 0 })
    expect(await collect(store.readAll())).toEqual([])
  })

  it('answers a repeat with the first events, also while the first is under way, and after a restart', async () => {
    const [first, again] = await Promise.all([
      runner.run('a', { amount: 5, times: 3 }, request('pay')),
      runner.run('a', { amount: 5, times: 3 }, request('pay')),
    ])
    await runner.run('a', { amount: 1 }, request())
    const later = await runnerOver(store).run('a', { amount: 5, times: 3 }, request('pay'))
    for (const repeat of [again, later])
      expect(repeat).toMatchObject({ ...first, repeated: true, answer: expect.anything() })
    expect(first.repeated).toBe(false)
    expect(await collect(store.readStream('account-a'))).toHaveLength(4)
  })

  it('loads a stream once for all who ask for it', async () => {
    const counting = new CountingStore()
    const counted = runnerOver(counting)
    await Promise.all([1, 2, 3].map((amount) => counted.run('a', { amount }, request())))
    expect(counting.reads).toBe(1)
  })

  it('sends one append of a stream at a time, and with it all that was decided meanwhile', async () => {
    const counting = new CountingStore()
    const counted = runnerOver(counting)
    const outcomes = Array.from({ length: 40 }, async (_, index) => {
      for (let turn = 0; turn < index % 4; turn++) await nextTurn()
      return counted.run('a', { amount: 1 }, request())
    })
    await Promise.all(outcomes)
    expect(counting.mostUnderWay).toBe(1)
    expect(counting.appends).toBeLessThanOrEqual(4)
  })

  it('forgets what does not fit in its cache and reads it again', async () => {
    const small = runnerOver(store, 1000)
    for (let round = 0; round < 3; round++) {
      for (const id of ['a', 'b', 'c', 'd']) await small.run(id, { amount: 1, times: 3 }, request())
    }
    for (const id of ['a', 'b', 'c', 'd']) expect(await small.stateOf(id)).toEqual({ balance: 9, payments: 9 })
  })

  it('keeps what is being written, even when it does not fit in its cache', async () => {
    const counting = new CountingStore()
    const tiny = runnerOver(counting, 1)
    await tiny.run('a', { amount: 1 }, request())
    const underWay = ['a', 'b'].map((id) => tiny.run(id, { amount: 1 }, request()))
    await nextTurn()
    await tiny.run('a', { amount: 1 }, request())
    await Promise.all(underWay)
    expect(counting.reads).toBe(2)
  })

  it('throws a state away that an event broke', async () => {
    await runner.run('a', { amount: 5 }, request())
    await expect(runner.run('a', 'break', request())).rejects.toThrow('broken')
    expect(await runner.run('a', { amount: 1 }, request())).toMatchObject({ revision: 1, answer: 6 })
  })

  it('takes in what others wrote before it answers that nothing changes, and before it refuses', async () => {
    const other = runnerOver(store)
    await runner.run('a', { amount: 1 }, request())
    await other.run('a', { amount: 9 }, request())
    expect(await runner.run('a', { amount: 0 }, request())).toMatchObject({ revision: 1, answer: 10 })
    await runner.run('a', { amount: -10 }, request())
    expect(await other.run('a', { amount: 4 }, request())).toMatchObject({ revision: 3, answer: 4 })
    await other.run('a', { amount: 4 }, request())
    expect(await runner.run('a', { amount: -8 }, request())).toMatchObject({ revision: 5, answer: 0 })
  })

  it('refuses a stream that lacks an event', async () => {
    await runner.run('a', { amount: 1, times: 3 }, request())
    class Holed extends MemoryEventStore {
      override async *readStream() {
        for await (const event of store.readStream('account-a')) if (event.revision !== 1) yield event
      }
    }
    await expect(runnerOver(new Holed()).stateOf('a')).rejects.toThrow('account-a lacks the event after revision 0')
  })

  it('gives up a command after losing eight times', async () => {
    const unlucky = new CountingStore(new StoreError('WRONG_EXPECTED_REVISION', 'Somebody else was faster.'))
    await expect(runnerOver(unlucky).run('a', { amount: 1 }, request())).rejects.toMatchObject({ code: 'CONFLICT' })
    expect(unlucky.appends).toBe(8)
  })

  it('refuses a command whose event is too large, and no other that was sent with it', async () => {
    const counting = new CountingStore()
    const counted = runnerOver(counting)
    const outcomes = await Promise.allSettled([
      counted.run('a', { amount: 1 }, request()),
      counted.run('a', { amount: 2, memo: 'x'.repeat(5_000_000) }, request()),
      counted.run('a', { amount: 4 }, request()),
    ])
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(outcomes[1]).toMatchObject({ reason: { code: 'EVENT_TOO_LARGE' } })
    expect(await counted.stateOf('a')).toEqual({ balance: 5, payments: 2 })
    expect(counting.appends).toBe(4)
  })

  it('records 10,000 commands of 64 callers on one stream, each once', async () => {
    const ids = Array.from({ length: 10_000 }, (_, index) => `c${index}`)
    const left = ids.values()
    await Promise.all(
      Array.from({ length: 64 }, async () => {
        for (const id of left) await runner.run('a', { amount: 1 }, request(id))
      }),
    )
    await expectSound(store, 'account-a', ids)
  })

  it('lets two runners share a stream: nothing is lost, doubled, or decided on what is not there', async () => {
    const counting = new CountingStore()
    const runners = [runnerOver(counting), runnerOver(counting)]
    const ids = Array.from({ length: 10_000 }, (_, index) => `c${index}`)
    const left = ids.values()
    await Promise.all(
      Array.from({ length: 64 }, async (_, caller) => {
        for (const id of left) await persist(runners[caller % 2]!, 'a', { amount: 1 }, id)
      }),
    )
    expect(counting.refusals).toBeGreaterThan(10)
    await expectSound(counting, 'account-a', ids)
  }, 30_000)

  it('records a command once, however often it is sent and whatever became of the answers', async () => {
    const sends = fc.array(fc.record({ command: fc.nat(9), id: fc.constantFrom('a', 'b'), restart: fc.boolean() }), {
      maxLength: 50,
    })
    await fc.assert(
      fc.asyncProperty(sends, async (sent) => {
        const fresh = new MemoryEventStore()
        let current = runnerOver(fresh)
        const answers = new Map<string, Promise<Outcome<Paid, number>>[]>()
        for (const { command, id, restart } of sent) {
          if (restart) current = runnerOver(fresh)
          const key = `${id}-${command}`
          const answer = persist(current, id, { amount: command + 1 }, key)
          answers.set(key, [...(answers.get(key) ?? []), answer])
        }
        for (const repeats of answers.values()) {
          const outcomes = await Promise.all(repeats)
          expect(outcomes.filter(({ repeated }) => !repeated)).toHaveLength(1)
          for (const { events, revision, position } of outcomes) {
            expect({ events, revision, position }).toEqual({
              events: outcomes[0]?.events,
              revision: outcomes[0]?.revision,
              position: outcomes[0]?.position,
            })
          }
        }
        for (const id of ['a', 'b']) {
          await expectSound(
            fresh,
            `account-${id}`,
            [...answers.keys()].filter((key) => key.startsWith(id)),
          )
        }
      }),
      { numRuns: 60 },
    )
  })
})

describe('a command runner over a disk that fails', () => {
  let folder: ReturnType<typeof temporaryFolder>
  let faults: Faults
  let store: SqliteEventStore
  let runner: Runner

  beforeEach(async () => {
    folder = temporaryFolder()
    faults = {}
    store = await SqliteEventStore.open(folder.path, { connect: faultyDatabase(faults) })
    runner = runnerOver(store)
    await runner.run('a', { amount: 1 }, request())
  })

  afterEach(async () => {
    await store.close()
    folder.remove()
  })

  it('fails every command that was decided on what could not be written, and goes on from what is there', async () => {
    faults.before = failing('COMMIT')
    const outcomes = await Promise.allSettled([
      runner.run('a', { amount: 5 }, request('lost')),
      runner.run('a', { amount: 0 }, request()),
      runner.run('a', { amount: -99 }, request()),
      runner.run('a', { amount: 5 }, request('lost')),
    ])
    for (const outcome of outcomes) {
      expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'STORE_UNAVAILABLE' } })
    }
    delete faults.before
    expect(await runner.stateOf('a')).toEqual({ balance: 1, payments: 1 })
    expect(await runner.run('a', { amount: 5 }, request('lost'))).toMatchObject({
      repeated: false,
      revision: 1,
      answer: 6,
    })
  })

  it('finds a command that was recorded although its answer was a failure', async () => {
    faults.after = failing('COMMIT')
    await expect(runner.run('a', { amount: 5 }, request('unsure'))).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' })
    delete faults.after
    expect(await runner.run('a', { amount: 5 }, request('unsure'))).toMatchObject({ repeated: true, revision: 1 })
    expect(await collect(store.readStream('account-a'))).toHaveLength(2)
  })
})
