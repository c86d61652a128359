import { mkdtempSync, readdirSync, readlinkSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { newEventId, SqliteEventStore, type ReadingProgress } from '#event-sourcing'
import { typescriptFlags } from '#event-sourcing/testing'
import { ReadingThreads } from './reading-threads.js'
import type { ToyQuestion } from './testing/toy-reading.js'

const script = new URL('./testing/toy-reading.ts', import.meta.url)
const metadata = { commandId: '', correlationId: '', causationId: '', actor: '', recordedAt: '', schemaVersion: 1 }

describe('a reading in a thread of its own', () => {
  let folder: string
  let store: SqliteEventStore
  let threads: ReadingThreads
  let started: number

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'virgil-reading-'))
    store = await SqliteEventStore.open(folder)
    const events = [1, 2, 3].map(() => ({ id: newEventId(), type: 'Told', data: {}, metadata }))
    await store.append('toy-1', 'no-stream', events)
    started = 0
    threads = new ReadingThreads({ folder }, (url, workerData) => {
      started += 1
      return new Worker(url, { workerData, execArgv: typescriptFlags })
    })
  })
  afterEach(async () => {
    await threads.close()
    await store.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const ask = (question: ToyQuestion, options?: Parameters<ReadingThreads['run']>[2]) =>
    threads.run<number>(script, question, options)

  it('answers what it read, and tells how far it is meanwhile', async () => {
    const told: ReadingProgress[] = []
    expect(await ask('count', { onProgress: (progress) => told.push(progress) })).toBe(3)
    expect(told).toEqual([1, 2, 3].map((events) => ({ events, of: 3 })))
  })

  it('refuses with the code of what the thread refused with, and the next one is not held up', async () => {
    await expect(ask('refuse')).rejects.toMatchObject({ code: 'TOY_REFUSED', message: 'Not today.' })
    expect(await ask('count')).toBe(3)
  })

  it('refuses where the thread dies', async () => {
    await expect(ask('die')).rejects.toThrow('ended without an answer')
  })

  it('is one at a time', async () => {
    const order: number[] = []
    const first = ask('count', { onProgress: () => order.push(1) })
    const second = ask('count', { onProgress: () => order.push(2) })
    await Promise.all([first, second])
    expect(order).toEqual([1, 1, 1, 2, 2, 2])
  })

  it('ends in the middle of its work when the signal says so, and lets go of the file', async () => {
    await ask('count')
    // SQLite keeps one descriptor for the next connection.
    const open = openFiles(folder)
    for (let round = 0; round < 3; round++) {
      const enough = new AbortController()
      const onProgress = ({ events }: ReadingProgress) => events === 3 && enough.abort(new Error('enough'))
      await expect(ask('hang', { onProgress, signal: enough.signal })).rejects.toThrow('enough')
    }
    expect(openFiles(folder)).toBe(open)
  })

  it('is not begun where the signal came first', async () => {
    await expect(ask('hang', { signal: AbortSignal.abort(new Error('too late')) })).rejects.toThrow('too late')
    expect(started).toBe(0)
  })

  it('ends when Virgil does, and so does what waits', async () => {
    const hanging = ask('hang', { onProgress: ({ events }) => void (events === 3 && threads.close()) })
    const waiting = ask('count')
    await expect(hanging).rejects.toMatchObject({ code: 'READING_INTERRUPTED' })
    await expect(waiting).rejects.toMatchObject({ code: 'READING_INTERRUPTED' })
    expect(started).toBe(1)
  })
})

/** How often this process has the file of the events open. */
const openFiles = (folder: string): number =>
  readdirSync('/proc/self/fd').filter((file) => {
    try {
      return readlinkSync(`/proc/self/fd/${file}`) === join(folder, 'events.db')
    } catch {
      return false
    }
  }).length
