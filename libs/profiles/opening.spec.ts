import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sampleEvents, temporaryFolder } from '#event-sourcing/testing'
import { execute, newPostgresDatabase } from '../../test/support/postgres.js'
import { EmbeddedProfile } from './embedded-profile.js'

describe('a folder that is opened', () => {
  let folder: ReturnType<typeof temporaryFolder>
  beforeEach(() => (folder = temporaryFolder()))
  afterEach(() => folder.remove())
  const at = (name: string): string => join(folder.path, name)

  const withEvents = async (): Promise<void> => {
    const profile = await EmbeddedProfile.open({ folder: folder.path })
    await profile.store.append('client-a', 'no-stream', sampleEvents(3))
    await profile.close()
  }
  const opened = async (): Promise<void> => {
    const profile = await EmbeddedProfile.open({ folder: folder.path })
    await profile.close()
  }

  it('is refused where it has events and their key is missing, and makes no other key', async () => {
    await withEvents()
    copyFileSync(at('ref.key'), at('kept'))
    rmSync(at('ref.key'))
    for (let time = 0; time < 2; time++)
      await expect(opened()).rejects.toMatchObject({
        code: 'NOT_A_STORE',
        message: expect.stringMatching(/ref\.key is missing/),
      })
    copyFileSync(at('kept'), at('ref.key'))
    await opened()
  })

  it('is refused where its key was cut off', async () => {
    await withEvents()
    truncateSync(at('ref.key'), 20)
    await expect(opened()).rejects.toMatchObject({
      code: 'NOT_A_STORE',
      message: expect.stringMatching(/ref\.key is damaged/),
    })
  })

  it('makes its key though an earlier start was interrupted while it wrote one', async () => {
    writeFileSync(at('ref.key.new'), 'half')
    await opened()
    expect(readFileSync(at('ref.key'))).toHaveLength(32)
  })

  it('is refused with a code where its views cannot be opened, and is free again', async () => {
    await withEvents()
    mkdirSync(at('views-9.db'))
    await expect(opened()).rejects.toMatchObject({
      code: 'STORE_UNAVAILABLE',
      message: expect.stringContaining(folder.path),
    })
    rmSync(at('views-9.db'), { recursive: true })
    await opened()
  })

  it('is refused where VIEWS_URL names no database for the views, and is free again', async () => {
    await withEvents()
    const openedWith = (viewsUrl: string) => EmbeddedProfile.open({ folder: folder.path, viewsUrl })
    await expect(openedWith('mysql://127.0.0.1/virgil')).rejects.toMatchObject({ code: 'VIEWS_URL_UNKNOWN' })
    await expect(openedWith('postgresql://virgil@127.0.0.1:1/virgil')).rejects.toMatchObject({
      code: 'VIEWS_UNAVAILABLE',
    })
    await opened()
  })

  it('is refused where its views in a database hold more than its events', async () => {
    const viewsUrl = await newPostgresDatabase()
    const profile = await EmbeddedProfile.open({ folder: folder.path, viewsUrl })
    await profile.store.append('client-a', 'no-stream', sampleEvents(3))
    await profile.caughtUp()
    await profile.close()
    for (const name of readdirSync(folder.path)) if (/^views-/.test(name)) throw new Error(`${name} was made.`)
    await execute(viewsUrl, `update virgil_views_1.notes set value = '9999999999999999' where name = 'checkpoint'`)
    await expect(EmbeddedProfile.open({ folder: folder.path, viewsUrl })).rejects.toMatchObject({
      code: 'VIEWS_OF_OTHER_EVENTS',
    })
  })
})
