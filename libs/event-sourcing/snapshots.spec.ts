import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { CommandRunner } from './command-runner.js'
import type { Decider } from './decider.js'
import { defineEvents, type EventOf } from './event-catalogue.js'
import type { EventStore, ReadStream } from './event-store.js'
import { makeSnapshot } from './fold-stream.js'
import { MemoryEventStore } from './memory/memory-event-store.js'
import { Snapshots, type Snapshot, type StateCodec } from './snapshots.js'
import { openDatabase } from './sqlite/libsql.js'
import { SqliteSnapshots } from './sqlite/sqlite-snapshots.js'
import { temporaryFolder } from './testing/temporary-folder.js'

const catalogue = defineEvents({ Counted: { schema: z.object({ by: z.number() }), version: 1 } })
type Counted = EventOf<typeof catalogue>

const counter: Decider<{ sum: number }, number, Counted> = {
  initialState: () => ({ sum: 0 }),
  decide: (_, times) => Array.from({ length: times }, () => ({ type: 'Counted', data: { by: 1 } })),
  evolve: ({ sum }, { data }) => ({ sum: sum + data.by }),
}

const codecOf = (version: string): StateCodec<{ sum: number }> => ({
  version,
  encode: ({ sum }) => ({ head: String(sum), body: new Uint8Array() }),
  decode: ({ head }) => ({ sum: Number(head) }),
})
const codec = codecOf('1')

/** Keeps in memory, and remembers what it was asked for. */
class MemorySnapshots extends Snapshots {
  readonly kept = new Map<string, Snapshot>()
  readonly requested: string[] = []

  latest(stream: string, version: string): Snapshot | undefined {
    return version === codec.version ? this.kept.get(stream) : undefined
  }

  request(stream: string): void {
    this.requested.push(stream)
  }
}

/** Remembers from where a stream was read. */
class WatchedStore extends MemoryEventStore {
  readonly from: (number | undefined)[] = []

  override readStream(stream: string, options?: ReadStream) {
    this.from.push(options?.from)
    return super.readStream(stream, options)
  }
}

describe('a runner of commands that keeps states', () => {
  const snapshots = new MemorySnapshots()
  let store: WatchedStore
  beforeEach(() => {
    store = new WatchedStore()
    snapshots.kept.clear()
    snapshots.requested.length = 0
  })

  const runner = (over: EventStore = store, version = codec) =>
    new CommandRunner({
      store: over,
      catalogue,
      decider: counter,
      streamOf: (id) => id,
      now: () => new Date(0),
      snapshots: { kept: snapshots, codec: version },
    })
  const count = (by: number, commandId: string, { run } = bound(runner())) =>
    run('a', by, { commandId, actor: 'tester', context: undefined, answer: ({ sum }) => sum })
  const bound = (of: ReturnType<typeof runner>) => ({ run: of.run.bind(of) })
  const keep = async () => {
    const snapshot = await makeSnapshot('a', store, snapshots, { decider: counter, catalogue, codec })
    if (snapshot) snapshots.kept.set('a', snapshot)
  }

  it('goes on from the latest snapshot, and reads no event before it', async () => {
    await count(40, 'first')
    await keep()
    await count(2, 'second')
    store.from.length = 0
    expect((await count(1, 'third')).answer).toBe(43)
    expect(store.from).toEqual([39, 40])
  })

  it('answers a command from before the snapshot with what it led to', async () => {
    const first = await count(3, 'first')
    await keep()
    expect(await count(3, 'first')).toMatchObject({ repeated: true, events: first.events, revision: 2 })
  })

  it('has a snapshot made of the last one and what came since', async () => {
    await count(10, 'first')
    await keep()
    await count(5, 'second')
    store.from.length = 0
    await keep()
    expect(store.from).toEqual([9, 10])
    expect(snapshots.kept.get('a')).toMatchObject({ revision: 14, state: { head: '15' } })
  })

  it('leaves alone a snapshot of another version, or of another history', async () => {
    await count(10, 'first')
    await keep()
    expect((await count(1, 'second', bound(runner(store, codecOf('2'))))).answer).toBe(11)
    const restored = new MemoryEventStore()
    await count(10, 'other', bound(runner(restored)))
    snapshots.kept.set('a', {
      ...(snapshots.kept.get('a') as Snapshot),
      state: { head: '999', body: new Uint8Array() },
    })
    expect((await count(1, 'more', bound(runner(restored)))).answer).toBe(11)
  })

  it('asks for one when a stream has grown by some thousands of events, and not again at the next one', async () => {
    const long = bound(runner())
    for (let command = 0; command < 60; command++) await count(100, `${command}`, long)
    expect(snapshots.requested).toEqual(['a'])
  })
})

describe('the file of snapshots', () => {
  let folder: ReturnType<typeof temporaryFolder>
  beforeEach(() => (folder = temporaryFolder()))
  afterEach(() => folder.remove())

  const changed = (sql: string): void => {
    const database = openDatabase(join(folder.path, 'snapshots.db'))
    database.exec(sql)
    database.close()
  }
  const snapshot = {
    revision: 7,
    eventId: 'e',
    position: '0008',
    commands: '[]',
    state: { head: '{}', body: Buffer.from('Şəhər') },
  } as unknown as Snapshot

  it('gives back the latest of a stream, in its version alone', () => {
    const file = SqliteSnapshots.open(folder.path)
    file.write('a', '1', { ...snapshot, revision: 3 })
    file.write('a', '1', snapshot)
    expect(file.latest('a', '1')).toEqual(snapshot)
    expect(file.latest('a', '2')).toBeUndefined()
    expect(file.latest('b', '1')).toBeUndefined()
    file.close()
  })

  it.each([
    ['its head', `head = '{"sum":9}'`],
    ['its body', "body = x'00'"],
    ['its commands', `commands = '[["a",1]]'`],
    ['its place', 'revision = 6'],
  ])('does not give one back of which %s has changed on the disk', (_, change) => {
    const file = SqliteSnapshots.open(folder.path)
    file.write('a', '1', snapshot)
    file.write('b', '1', snapshot)
    changed(`UPDATE snapshot SET ${change} WHERE stream = 'a'`)
    expect(file.latest('a', '1')).toBeUndefined()
    expect(file.latest('b', '1')).toEqual(snapshot)
    file.close()
  })

  it('is emptied where it is of another layout', () => {
    changed('CREATE TABLE snapshot (stream TEXT PRIMARY KEY, body BLOB NOT NULL) STRICT')
    const file = SqliteSnapshots.open(folder.path)
    expect(file.latest('a', '1')).toBeUndefined()
    file.write('a', '1', snapshot)
    expect(file.latest('a', '1')).toEqual(snapshot)
    file.close()
  })

  it('is made again where it is damaged: nothing is lost but time', () => {
    writeFileSync(join(folder.path, 'snapshots.db'), 'Lasciate ogne speranza, voi ch’intrate. '.repeat(200))
    const file = SqliteSnapshots.open(folder.path)
    expect(file.latest('a', '1')).toBeUndefined()
    file.write('a', '1', snapshot)
    expect(file.latest('a', '1')).toEqual(snapshot)
    file.close()
  })
})
