import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { SqliteEventStore } from '#event-sourcing'
import { collect, sampleEvents, temporaryFolder } from '#event-sourcing/testing'
import { refKey } from '../ref-key.js'
import { backUp } from './back-up.js'
import { restore } from './restore.js'

const madeAt = new Date('2026-03-31T18:00:00Z')

describe('a backup', () => {
  let folder: ReturnType<typeof temporaryFolder>
  let store: SqliteEventStore
  const at = (name: string): string => join(folder.path, name)

  beforeEach(async () => {
    folder = temporaryFolder()
    store = await SqliteEventStore.open(at('data'))
    refKey(at('data'), { hasEvents: false })
    await store.append('client-a', 'no-stream', sampleEvents(20))
  })
  afterEach(async () => {
    await store.close()
    folder.remove()
  })

  const events = async (name: string): Promise<unknown[]> => {
    const restored = await SqliteEventStore.open(at(name))
    try {
      return await collect(restored.readAll())
    } finally {
      await restored.close()
    }
  }

  it('holds what was answered before, of a store that is open, and is restored elsewhere with its key', async () => {
    const before = await collect(store.readAll())
    expect(await backUp(at('data'), at('safe'), madeAt)).toMatchObject({
      events: 20,
      madeAt: '2026-03-31T18:00:00.000Z',
    })
    await store.append('client-a', 19, sampleEvents(5))
    await restore(at('safe'), at('elsewhere'))
    expect(await events('elsewhere')).toEqual(before)
    expect(readFileSync(at('elsewhere/ref.key')).equals(readFileSync(at('data/ref.key')))).toBe(true)
  })

  it('is never written over', async () => {
    mkdirSync(at('safe'))
    await expect(backUp(at('data'), at('safe'), madeAt)).rejects.toMatchObject({ code: 'BACKUP_EXISTS' })
  })

  it('leaves nothing behind on a full disk, and says so; it is made when there is room', async () => {
    const full = () => {
      writeFileSync(at('safe.unfinished/events.db'), 'half')
      throw Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' })
    }
    await expect(backUp(at('data'), at('safe'), madeAt, full)).rejects.toMatchObject({ code: 'DISK_FULL' })
    expect(readdirSync(folder.path)).toEqual(['data'])
    expect(await backUp(at('data'), at('safe'), madeAt)).toMatchObject({ events: 20 })
  })

  it('is made though an earlier one was interrupted', async () => {
    mkdirSync(at('safe.unfinished'))
    writeFileSync(at('safe.unfinished/events.db'), 'half')
    expect(await backUp(at('data'), at('safe'), madeAt)).toMatchObject({ events: 20 })
  })

  it('is refused of events that are damaged', async () => {
    await store.close()
    writeFileSync(at('data/events.db'), readFileSync(at('data/events.db')).fill(7, 4096))
    await expect(backUp(at('data'), at('safe'), madeAt)).rejects.toMatchObject({ code: 'NOT_A_STORE' })
    expect(existsSync(at('safe'))).toBe(false)
  })

  describe('that is restored', () => {
    beforeEach(() => backUp(at('data'), at('safe'), madeAt))

    it('is refused by a folder in use, and by one that holds something', async () => {
      await expect(restore(at('safe'), at('data'))).rejects.toMatchObject({ code: 'FOLDER_IN_USE' })
      await store.close()
      await expect(restore(at('safe'), at('data'))).rejects.toMatchObject({ code: 'FOLDER_NOT_EMPTY' })
      expect(await events('data')).toHaveLength(20)
    })

    it.each(['events.db', 'ref.key'])('is refused whole where %s is not what was backed up', async (name) => {
      appendFileSync(at(`safe/${name}`), 'x')
      await expect(restore(at('safe'), at('elsewhere'))).rejects.toMatchObject({ code: 'BACKUP_DAMAGED' })
      expect(readdirSync(at('elsewhere')).filter((left) => !left.startsWith('lock.db'))).toEqual([])
    })

    it('is refused where it is none, or was interrupted', async () => {
      rmSync(at('safe/backup.json'))
      await expect(restore(at('safe'), at('elsewhere'))).rejects.toMatchObject({ code: 'NOT_A_BACKUP' })
    })

    it('is restored where an earlier restoring was interrupted', async () => {
      mkdirSync(at('elsewhere'))
      writeFileSync(at('elsewhere/events.db.unfinished'), 'half')
      await restore(at('safe'), at('elsewhere'))
      expect(await events('elsewhere')).toHaveLength(20)
    })
  })
})
