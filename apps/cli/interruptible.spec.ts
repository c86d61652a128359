import type { Row, Source } from '#intake'
import { interruptible } from './interruptible.js'

const row = (number: number): Row => ({ number, fields: new Map() })

/** A source that gives these batches, and then nothing for ever, unless it is to end. */
function sourceOf(batches: readonly (readonly Row[])[], ends: boolean): Source {
  return {
    name: 'test',
    format: 'csv',
    columns: [],
    batches: (async function* () {
      yield* batches
      if (!ends) await new Promise(() => undefined)
    })(),
    progress: () => ({ bytesRead: 0 }),
    close: () => new Promise<void>((closed) => ends && closed()),
  }
}

it('gives all rows of a source that nobody interrupts', async () => {
  const { source, interrupted, release } = interruptible(sourceOf([[row(1)], [row(2)]], true), { say: () => undefined })
  const read: number[] = []
  for await (const rows of source.batches) read.push(...rows.map(({ number }) => number))
  await source.close()
  release()
  expect([read, interrupted()]).toEqual([[1, 2], false])
})

it('ends where Ctrl-C finds it, also while it waits for more, and only once', async () => {
  const said: string[] = []
  const before = process.listenerCount('SIGINT')
  const { source, interrupted } = interruptible(sourceOf([[row(1)]], false), { say: (line) => said.push(line) })
  const read: number[] = []
  for await (const rows of source.batches) {
    read.push(...rows.map(({ number }) => number))
    setTimeout(() => process.emit('SIGINT'), 20)
  }
  await source.close()
  expect([read, interrupted(), process.listenerCount('SIGINT')]).toEqual([[1], true, before])
  expect(said).toEqual(['Interrupted: finishing the write under way. Press Ctrl-C again to stop at once.'])
})
