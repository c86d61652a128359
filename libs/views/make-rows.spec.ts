import { readdirSync, rmSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { openDatabase, type Position } from '#event-sourcing'
import type { Shown } from './changes.js'
import { rebuild } from './rebuild.js'
import { broken, moved, opened, rules, timeline, totals, touched } from './testing/toy.js'
import { sqliteEngine } from './testing/engines.js'
import { houses, ToyViews, until } from './testing/toy-views.js'
import { viewsHash } from './views-hash.js'

const EVENTS = 1200

describe.each(houses)('Rows that are missing when views are opened over %s', (_name, openStore, engine) => {
  let views: ToyViews

  beforeEach(async () => {
    views = await ToyViews.open(openStore, engine)
    for (let i = 0; i < EVENTS / 3; i++) {
      const [a, b] = [`j${i % 7}`, `j${(i * 3) % 5}`]
      await views.append(
        `client-${i % 3}`,
        opened(a),
        touched(a, `e${i}`, `role ${i % 4}`, i / 7),
        moved(`e${i - 5}`, a, b),
      )
    }
  })
  afterEach(() => views.close())

  const files = () => readdirSync(views.folder).filter((name) => /^views-\d+\.db$/.test(name))
  const layout = () => {
    if (engine !== sqliteEngine) return []
    const database = openDatabase(join(views.folder, files()[0] ?? ''))
    return database.prepare('select type, name, sql from sqlite_schema order by type, name').all([])
  }
  const codeOf = (asked: Promise<unknown>) =>
    asked.then(
      () => 'answered',
      ({ code }: { code?: string }) => code,
    )

  const eachFile = (change: (path: string) => void) => () => files().forEach((name) => change(join(views.folder, name)))

  type Loss = [string, Parameters<ToyViews['reopen']>[0], () => void]
  const ofFiles: Loss[] = [
    ['are absent', {}, eachFile((path) => rmSync(path))],
    ['are damaged', {}, eachFile((path) => truncateSync(path, 8192))],
  ]
  const losses: Loss[] = [
    ...(engine === sqliteEngine ? ofFiles : []),
    ['were made by another version', { projections: [timeline, { ...totals, version: 2 }] }, () => undefined],
  ]

  it.each(losses)('are those of a rebuild, with all indexes, where they %s', async (_what, options, happens) => {
    await views.reopen(options)
    await views.applied()
    await views.reopen({}, happens)
    const asked = codeOf(views.rowsOf('entries'))
    expect(views.runner.status()).toMatchObject({ position: '', making: { events: 0, goal: await views.store.head() } })
    await views.applied()
    expect(await asked).toBe('VIEWS_IN_MAKING')
    await views.expectRowsOfAllEvents()
    expect(await engine.numbers(views.folder)).toHaveLength(1)
    const [hash, made] = [await viewsHash(views.database), layout()]
    await rebuild({ ...rules, ...views })
    expect([await viewsHash(views.database), layout()]).toEqual([hash, made])
  })

  it('are not read before they are all there, and tell how far they are', async () => {
    const told: (number | undefined)[] = []
    const asked: Promise<string | undefined>[] = []
    await views.reopen({
      onStatus: ({ making }) => {
        told.push(making?.events)
        if (making) asked.push(codeOf(views.rowsOf('entries')))
      },
    })
    await views.applied()
    expect(told.slice(0, 4)).toEqual([512, 1024, EVENTS, undefined])
    expect(await Promise.all(asked)).toEqual(['VIEWS_IN_MAKING', 'VIEWS_IN_MAKING', 'VIEWS_IN_MAKING'])
    expect(views.runner.status()).toMatchObject({ events: EVENTS, parked: [] })
  })

  it('are followed by what is recorded meanwhile, and listeners hear how far they go', async () => {
    let recorded: Promise<Position> | undefined
    await views.reopen({
      onStatus: () => void (recorded ??= views.append('client-9', opened('j9'), touched('j9', 'z'))),
    })
    const shown: Shown[] = []
    const before = await views.store.head()
    views.runner.onChanges(({ position, late }) => shown.push({ position, late }))
    await views.applied()
    await views.applied(await recorded)
    await views.expectRowsOfAllEvents()
    expect(shown[0]).toEqual({ position: before, late: [] })
    expect(shown.at(-1)).toEqual({ position: await recorded, late: [] })
  })

  it('are begun anew after a stop in the middle, of which nothing stays', async () => {
    let stopped: Promise<void> | undefined
    await views.reopen({ onStatus: () => void (stopped ??= views.runner.stop()) })
    await until(() => stopped !== undefined)
    await stopped
    expect(views.runner.status()).toMatchObject({ isRunning: false, isHealthy: true, position: '' })
    expect(await engine.numbers(views.folder)).toHaveLength(1)
    await views.reopen()
    await views.expectRowsOfAllEvents()
  })

  it('are tried again where they cannot be finished', async () => {
    const log: string[] = []
    await views.reopen({ log: (message) => log.push(message) })
    const adopt = views.database.adoptNext.bind(views.database)
    views.database.adoptNext = async () => {
      views.database.adoptNext = adopt
      throw new Error('database or disk is full')
    }
    await views.expectRowsOfAllEvents()
    expect(log.at(-1)).toMatch(/^The views stand at the start and try again: database or disk is full/)
    expect(await engine.numbers(views.folder)).toHaveLength(1)
    expect(views.runner.status()).toMatchObject({ isHealthy: true, events: EVENTS })
  })

  it('are not rebuilt meanwhile', async () => {
    await views.reopen()
    await expect(views.runner.rebuild()).rejects.toMatchObject({ code: 'VIEWS_IN_MAKING' })
    await views.applied()
    await views.runner.rebuild()
    await views.expectRowsOfAllEvents()
  })

  it('park as the runner does', async () => {
    await views.append('client-2', broken, opened('late'))
    await views.reopen()
    await views.applied()
    expect(views.runner.status().parked).toMatchObject([{ stream: 'client-2', type: 'Broken', waiting: 1 }])
  })
})
