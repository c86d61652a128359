import { Worker } from 'node:worker_threads'
import { typescriptFlags } from '#event-sourcing/testing'
import { AnsweringThread } from './answering-thread.js'

const script = new URL('./testing/toy-answering.ts', import.meta.url)

describe('a thread that answers', () => {
  const workers: Worker[] = []
  const started = (): AnsweringThread<number, number> => {
    const start = (): Worker => {
      const worker = new Worker(script, { execArgv: typescriptFlags })
      workers.push(worker)
      return worker
    }
    return new AnsweringThread({ start, diedCode: 'DOUBLING_INTERRUPTED', most: 3 })
  }
  let thread: AnsweringThread<number, number>

  beforeEach(() => {
    workers.length = 0
    thread = started()
  })
  afterEach(() => thread.close())

  it('answers all that was asked, each its own, and is one thread', async () => {
    expect(await Promise.all([thread.ask(1), thread.ask(2), thread.ask(3)])).toEqual([2, 4, 6])
    expect(await thread.ask(4)).toBe(8)
    expect(workers).toHaveLength(1)
  })

  it('refuses with the code of the thread, and goes on', async () => {
    await expect(thread.ask(-1)).rejects.toMatchObject({ code: 'TOO_SMALL' })
    expect(await thread.ask(1)).toBe(2)
    expect(workers).toHaveLength(1)
  })

  it('refuses those who wait where it dies, and is started anew by the next one', async () => {
    const asked = thread.ask(0)
    void workers[0]?.terminate()
    await expect(asked).rejects.toMatchObject({ code: 'DOUBLING_INTERRUPTED' })
    expect(await thread.ask(5)).toBe(10)
    expect(workers).toHaveLength(2)
  })

  it('refuses who comes while as many wait as may, and takes others when some have gone', async () => {
    const waiting = [thread.ask(0), thread.ask(1), thread.ask(2)].map((asked) => asked.catch(({ code }) => code))
    await expect(thread.ask(3)).rejects.toMatchObject({ code: 'BUSY' })
    void workers[0]?.terminate()
    expect(await Promise.all(waiting)).toEqual(Array.from({ length: 3 }, () => 'DOUBLING_INTERRUPTED'))
    expect(await thread.ask(3)).toBe(6)
  })

  it('refuses all when it is closed, and starts none any more', async () => {
    const refused = expect(thread.ask(0)).rejects.toMatchObject({ code: 'READING_INTERRUPTED' })
    await thread.close()
    await refused
    await expect(thread.ask(1)).rejects.toMatchObject({ code: 'READING_INTERRUPTED' })
    expect(workers).toHaveLength(1)
  })
})
