import { closeSync, openSync, readFileSync, statSync, truncateSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { Damage } from '../event-store.js'
import { sampleEvents } from '../testing/sample-events.js'
import { temporaryFolder } from '../testing/temporary-folder.js'
import { openDatabase } from './libsql.js'
import { SqliteEventStore } from './sqlite-event-store.js'

describe('a damaged file of events', () => {
  let folder: ReturnType<typeof temporaryFolder>
  let file: string

  beforeEach(async () => {
    folder = temporaryFolder()
    file = join(folder.path, 'events.db')
    const store = await SqliteEventStore.open(folder.path)
    await store.append('client-a', 'no-stream', sampleEvents(40))
    await store.append('client-b', 'no-stream', sampleEvents(40))
    await store.close()
  })
  afterEach(() => folder.remove())

  async function damage(): Promise<Damage[]> {
    const store = await SqliteEventStore.open(folder.path)
    try {
      return [...store.damage()]
    } finally {
      await store.close()
    }
  }

  function change(sql: string): void {
    const database = openDatabase(file)
    database.exec(sql)
    database.close()
  }

  it('is none where all is as it was written', async () => expect(await damage()).toEqual([]))

  it('is told by stream and revision where a bit of an event has changed', async () => {
    const bytes = readFileSync(file)
    const place = bytes.lastIndexOf('"recordedAt"')
    expect(place).toBeGreaterThan(0)
    const handle = openSync(file, 'r+')
    writeSync(handle, Buffer.from([(bytes[place + 1] ?? 0) ^ 1]), 0, 1, place + 1)
    closeSync(handle)
    expect(await damage()).toEqual([
      {
        stream: expect.stringMatching(/^client-/),
        revision: expect.any(Number),
        message: expect.stringMatching(/^Position \d+ of events\.db is not what was written there\.$/),
      },
    ])
  })

  it('is told where an event has lost its stream', async () => {
    change("DELETE FROM stream WHERE name = 'client-b'")
    const found = await damage()
    expect(found).toHaveLength(40)
    expect(found[0]).toEqual({
      stream: '',
      revision: 0,
      message: 'Position 41 of events.db is not what was written there.',
    })
  })

  it('is told where the text of an event is no text any more, which nobody could read', async () => {
    const bytes = readFileSync(file)
    const place = bytes.lastIndexOf('"recordedAt"')
    const handle = openSync(file, 'r+')
    writeSync(handle, Buffer.from([0xff]), 0, 1, place + 1)
    closeSync(handle)
    expect(await damage()).toEqual([
      {
        stream: expect.stringMatching(/^client-/),
        revision: expect.any(Number),
        message: expect.stringMatching(/^Position \d+ of events\.db is not what was written there\.$/),
        isUnreadable: true,
      },
    ])
  })

  it('is told where events are missing', async () => {
    change('DELETE FROM event WHERE position IN (4, 5)')
    expect(await damage()).toEqual([
      { stream: 'client-a', revision: 5, message: 'Positions 4 to 5 are missing in front of it.' },
    ])
  })

  it('refuses to open where the file ends early, and says what to do', async () => {
    truncateSync(file, Math.floor(statSync(file).size / 2 / 4096) * 4096)
    await expect(damage()).rejects.toMatchObject({
      code: 'NOT_A_STORE',
      message: expect.stringMatching(/virgil restore/),
    })
  })

  it('is not seen in events from before there were checksums', async () => {
    change("UPDATE event SET checksum = NULL; UPDATE event SET type = 'Changed' WHERE position = 7")
    expect(await damage()).toEqual([])
  })
})
