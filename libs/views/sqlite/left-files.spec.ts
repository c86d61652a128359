import { cpSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { opened, touched } from '../testing/toy.js'
import { ToyViews } from '../testing/toy-views.js'

describe('Files of views that nobody closed', () => {
  let views: ToyViews

  beforeEach(async () => {
    views = await ToyViews.open()
  })
  afterEach(() => views.close())

  it('are gone on with where a killed process left them', async () => {
    for (let i = 0; i < 6; i++) await views.append('client-1', opened(`j${i}`), touched(`j${i}`, 'a'))
    views.runner.start()
    await views.applied()
    const copy = join(views.folder, 'copy')
    for (const file of ['views-1.db', 'views-1.db-wal']) cpSync(join(views.folder, file), join(copy, file))
    await views.append('client-1', touched('j1', 'b'))
    await views.reopen({ folder: copy })
    expect(views.runner.status()).toMatchObject({ events: 0 })
    await views.expectRowsOfAllEvents()
    expect(views.runner.status()).toMatchObject({ events: 1 })
  })

  it('are gone where a rebuild was cut off by a crash', async () => {
    await views.append('client-1', opened('j1'), touched('j1', 'a'))
    views.runner.start()
    await views.applied()
    await views.database.startNext()
    writeFileSync(join(views.folder, 'views-3.db'), '')
    const log: string[] = []
    await views.expectNumbers(1, 2, 3)
    // The process dies here: nobody closes anything.
    const abandoned = views.database
    await views.runner.stop()
    views.database = { close: async () => undefined } as typeof abandoned
    await views.reopen({ log: (message) => log.push(message) })
    await views.expectNumbers(1)
    expect(log).toHaveLength(2)
    await views.expectRowsOfAllEvents()
    await abandoned.close()
  })
})
