import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { batchPart, rawClient, told, type BatchCall, type RawClient } from './raw-client.js'
import { suite, until } from './testing.js'

describe('A batch call', () => {
  const running = suite({ maxAppendSize: 1000 })
  let raw: RawClient
  let call: BatchCall
  let answers: ReturnType<typeof told>[]
  let ended: Promise<unknown>

  beforeEach(() => {
    raw = rawClient(running.server)
    call = raw.batchAppend()
    answers = []
    const own: typeof answers = answers
    call.on('data', (answer) => own.push(told(answer)))
    call.on('error', () => undefined)
    ended = once(call, 'end')
    ended.catch(() => undefined)
  })
  afterEach(() => {
    call.cancel()
    raw.close()
  })

  const ids = (count: number) => Array.from({ length: count }, () => randomUUID())
  const answered = (count: number) => until(() => answers.length >= count)

  it('applies an append when its last part has come, others going by', async () => {
    const [slow, fast] = ids(2) as [string, string]
    call.write(batchPart({ correlation: slow, stream: 'a-1', ids: ids(2), final: false }))
    call.write(batchPart({ correlation: fast, stream: 'b-1', ids: ids(1) }))
    await answered(1)
    call.write(batchPart({ correlation: slow, ids: ids(1) }))
    await answered(2)
    expect(answers).toEqual([
      { correlation: fast, stream: 'b-1', error: undefined, revision: '0' },
      { correlation: slow, stream: 'a-1', error: undefined, revision: '2' },
    ])
  })

  it('tells what is wrong with one append, and goes on with the others', async () => {
    const [deleted, wrong, late, large, good] = ids(5) as [string, string, string, string, string]
    await running.client.appendToStream('gone-1', [])
    running.server.database.writer.tombstone('gone-1', 'any')
    call.write(batchPart({ correlation: deleted, stream: 'gone-1', ids: ids(1) }))
    call.write(batchPart({ correlation: wrong, stream: 'a-1', ids: ids(1), expected: 4 }))
    call.write(batchPart({ correlation: late, stream: 'a-1', ids: ids(1), deadline: new Date(Date.now() - 1) }))
    call.write(batchPart({ correlation: large, stream: 'a-1', ids: ids(100) }))
    call.write(batchPart({ correlation: good, stream: 'a-1', ids: ids(1) }))
    await answered(5)
    expect(answers.map(({ correlation, error }) => [correlation, error])).toEqual([
      [deleted, 'StreamDeleted'],
      [wrong, 'WrongExpectedVersion'],
      [late, 'Timeout'],
      [large, 'MaximumAppendSizeExceeded'],
      [good, undefined],
    ])
  })

  it('gives up an append whose last part does not come in time', async () => {
    const correlation = randomUUID()
    const deadline = new Date(Date.now() + 20)
    call.write(batchPart({ correlation, stream: 'a-1', ids: ids(1), final: false, deadline }))
    await answered(1)
    expect(answers[0]).toMatchObject({ correlation, error: 'Timeout' })
    expect(running.server.log.events).toEqual([])
  })

  it('passes over a part of an append that it does not know', async () => {
    call.write(batchPart({ correlation: randomUUID(), ids: ids(1) }))
    call.write(batchPart({ correlation: randomUUID(), stream: 'a-1', ids: ids(1) }))
    await answered(1)
    expect(running.server.log.events).toHaveLength(1)
  })

  it('ends after the last answer when its caller has ended', async () => {
    for (let i = 0; i < 50; i++) call.write(batchPart({ correlation: randomUUID(), stream: 'a-1', ids: ids(1) }))
    call.end()
    await ended
    expect(answers).toHaveLength(50)
  })

  it('may answer in another order, but for those of one stream', async () => {
    running.server.faults.mixAnswers(3)
    const sent = Array.from({ length: 40 }, (_, n) => ({
      correlation: randomUUID(),
      stream: `a-${n % 4}`,
      ids: ids(1),
    }))
    for (const part of sent) call.write(batchPart(part))
    await answered(40)
    const order = (parts: readonly { correlation: string }[]) => parts.map(({ correlation }) => correlation)
    expect(order(answers)).not.toEqual(order(sent))
    for (const stream of ['a-0', 'a-1', 'a-2', 'a-3']) {
      const within = <T extends { stream: string }>(parts: readonly T[]) =>
        parts.filter((part) => part.stream === stream)
      expect(order(within(answers))).toEqual(order(within(sent)))
    }
  })
})
