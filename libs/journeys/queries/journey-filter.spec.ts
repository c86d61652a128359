import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { START, uuidV5 } from '#event-sourcing'
import { projectAll, SqliteReadDatabase, type RowOf } from '#views'
import { CLIENT, charters, DAY, EPOCH, history, Life, recorded } from '../testing/histories.js'
import { circles } from '../views/circle.js'
import { clients } from '../views/client.js'
import { journeys, type JourneyRow } from '../views/journey.js'
import { readingsOf } from '../views/journey-progress.js'
import { hops, paths, type HopRow } from '../views/path.js'
import { journeysProjection } from '../views/projection.js'
import { timelineEntries, type FoldedEntry } from '../views/timeline-entry.js'
import { journeyFilter, whereJourney, type JourneyFilterInput } from './journey-filter.js'
import type { JourneysSchema } from './journey-views.js'
import { holdersOf } from './path-of-journey.js'

/** A journey with all that hangs on it, to judge it by. */
interface Whole {
  readonly row: JourneyRow
  readonly entries: readonly FoldedEntry[]
  readonly circles: readonly RowOf<typeof circles>[]
  /** Its hops by role, without nobody. */
  readonly hops: readonly HopRow[]
  readonly path: readonly string[]
  /** Its holders by role, with nobody as one. */
  readonly counted: readonly string[]
}

const day = (count: number) => new Date(EPOCH + count * DAY).toISOString()
const has = ({ circles }: Whole, kind: string, open: 0 | 1) =>
  circles.some((circle) => circle.kind === kind && circle.open === open)

/** What each filter means, said over the rows in memory. */
const meanings: [JourneyFilterInput, (journey: Whole) => boolean][] = [
  [{}, () => true],
  [{ clientId: CLIENT }, () => true],
  [{ clientIds: [] }, () => false],
  [{ clientIds: [CLIENT, uuidV5('other', CLIENT)] }, () => true],
  [{ status: ['open', 'waiting'] }, ({ row }) => row.status === 'open' || row.status === 'waiting'],
  [{ status: [] }, () => false],
  [{ topic: 'training' }, ({ row }) => row.topic === 'training'],
  [{ hasTopic: false }, ({ row }) => row.topic === null],
  [{ role: 'cs' }, ({ row }) => row.role === 'cs'],
  [{ team: 'north' }, ({ row }) => row.team === 'north'],
  [{ member: 'm1' }, ({ row }) => row.member === 'm1'],
  [{ channel: 'mail' }, ({ entries }) => entries.some(({ channel }) => channel === 'mail')],
  [{ product: 'p1' }, ({ row }) => row.product === 'p1'],
  [{ label: 'say "a"' }, () => false],
  [{ circle: {} }, ({ circles }) => circles.length > 0],
  [{ circle: { kind: 'ping-pong', open: true } }, (journey) => has(journey, 'ping-pong', 1)],
  [{ circle: { kind: 'relapse', open: false } }, (journey) => has(journey, 'relapse', 0)],
  [
    { openedFrom: day(10), openedTo: day(20) },
    ({ row }) => row.first_at >= EPOCH + 10 * DAY && row.first_at < EPOCH + 20 * DAY,
  ],
  [
    { touchedFrom: day(15), touchedTo: day(16) },
    ({ row }) => row.last_at >= EPOCH + 15 * DAY && row.first_at < EPOCH + 16 * DAY,
  ],
  [{ resolved: true }, ({ row }) => row.status === 'resolved'],
  [{ resolved: false }, ({ row }) => row.status !== 'resolved'],
  [
    { neverResolved: true },
    ({ entries }) => !entries.some(({ effect, assisting }) => effect === 'resolves' && !assisting),
  ],
  [{ reopened: true }, ({ row }) => row.reopenings > 0],
  [{ text: 'acme-1' }, ({ row }) => row.key.startsWith('ACME-1')],
  [{ path: { hops: 0 } }, ({ path }) => path.length <= 1],
  [{ path: { hops: 2 } }, ({ hops }) => hops.length === 2],
  [{ path: { minHops: 0 } }, () => true],
  [{ path: { minHops: 3 } }, ({ hops }) => hops.length >= 3],
  [{ path: { minStations: 3 } }, ({ path }) => new Set(path).size >= 3],
  [{ path: { bounced: true } }, ({ path }) => path.some((holder, index) => holder === path[index + 2])],
  [{ path: { bounced: false } }, ({ path }) => !path.some((holder, index) => holder === path[index + 2])],
  [
    { path: { bouncedBeforeResolution: true } },
    ({ hops }) => hops.some(({ bounce, before_resolution }) => bounce && before_resolution),
  ],
  [{ path: { returned: true } }, ({ path }) => new Set(path).size < path.length],
  [
    { path: { hop: { from: 'account', to: 'support' } } },
    ({ path }) => path.some((holder, index) => holder === 'account' && path[index + 1] === 'support'),
  ],
  [
    { path: { hop: { from: 'account', to: 'cs', madeBy: 'client' } } },
    ({ hops }) =>
      hops.some((hop) => hop.from_holder === 'account' && hop.to_holder === 'cs' && hop.made_by === 'client'),
  ],
  [
    { path: { loop: ['support', 'account'] } },
    ({ path }) =>
      path.some(
        (holder, index) => holder === path[index + 2] && [holder, path[index + 1]].sort().join() === 'account,support',
      ),
  ],
  [
    { path: { bouncedHolder: 'cs' } },
    ({ path }) => path.some((holder, index) => holder === path[index + 2] && [holder, path[index + 1]].includes('cs')),
  ],
  [{ path: { station: 'project' } }, ({ path }) => path.includes('project')],
  [{ path: { station: '' } }, () => false],
  [{ path: { station: '', countNobody: true } }, ({ counted }) => counted.includes('')],
  [{ path: { hops: 2, countNobody: true } }, ({ counted }) => counted.length === 3],
  [
    { path: { bounced: true, countNobody: true } },
    ({ counted }) => counted.some((holder, index) => holder === counted[index + 2]),
  ],
  [
    { path: { hop: { from: 'account', to: '' }, countNobody: true } },
    ({ counted }) => counted.some((holder, index) => holder === 'account' && counted[index + 1] === ''),
  ],
]

describe('the filter of journeys', () => {
  const folder = mkdtempSync(join(tmpdir(), 'virgil-filter-'))
  let database: SqliteReadDatabase
  beforeAll(async () => {
    database = await SqliteReadDatabase.open({ folder, projections: [journeysProjection] })
  })
  afterAll(async () => {
    await database.close()
    rmSync(folder, { recursive: true })
  })

  async function wholesOf(life: Life): Promise<Whole[]> {
    const rows = projectAll(journeysProjection, recorded(life.events))
    const tables = [clients, journeys, timelineEntries, hops, paths, circles] as const
    for (const table of tables) await clear(table.name)
    await database.writer.write(
      tables.map((table) => ({ table, put: rows.rows(table), deleted: [] })),
      START,
    )
    const stored = await database.kysely<JourneysSchema>().selectFrom('journey').selectAll().orderBy('id').execute()
    return stored.map((row) => {
      const hopsOf = (countNobody: boolean) =>
        rows
          .rows(hops)
          .filter(({ journey_id, unit }) => journey_id === row.id && unit === 'role')
          .filter(({ reading }) => readingsOf(countNobody).includes(reading))
          .sort((one, other) => one.number - other.number)
      const own = hopsOf(false)
      return {
        row,
        entries: rows
          .rows(timelineEntries)
          .filter((entry) => entry.journey_id === row.id)
          .map((entry) => ({ ...entry, deed: null })),
        circles: rows.rows(circles).filter((circle) => circle.journey_id === row.id),
        hops: own,
        path: holdersOf(row, own, 'role', false),
        counted: holdersOf(row, hopsOf(true), 'role', true),
      }
    })
  }

  async function clear(name: string): Promise<void> {
    const table = database.tables.find((each) => each.name === name)
    if (!table) return
    const rows = await database
      .kysely<Record<string, Record<string, string | number | null>>>()
      .selectFrom(name)
      .selectAll()
      .execute()
    await database.writer.write(
      [{ table, put: [], deleted: rows.map((row) => table.key.map((column) => row[column] ?? null)) }],
      START,
    )
  }

  const found = async (filter: JourneyFilterInput) => {
    const all = database.kysely<JourneysSchema>().selectFrom('journey').select('journey.id').orderBy('journey.id')
    return (await whereJourney(all, journeyFilter.parse(filter)).execute()).map(({ id }) => id)
  }

  it('finds what it says, in any history', () =>
    fc.assert(
      fc.asyncProperty(history(25), async (touchpoints) => {
        const life = new Life(charters())
        life.tell({
          type: 'RecordTouchpoints',
          touchpoints: touchpoints.map((each, index) => ({
            ...each,
            channel: index % 3 ? undefined : 'mail',
            product: index % 4 ? undefined : 'p1',
          })),
        })
        const wholes = await wholesOf(life)
        for (const [filter, meaning] of meanings) {
          expect([filter, await found(filter)]).toEqual([filter, wholes.filter(meaning).map(({ row }) => row.id)])
        }
      }),
      { numRuns: 25 },
    ))

  it('finds no journey that was merged into another', async () => {
    const life = Life.withThreads(charters())
    const [from, into] = life.journeys()
    life.tell({ type: 'MergeJourneys', fromJourneyId: from!.id, intoJourneyId: into!.id })
    await wholesOf(life)
    expect(await found({})).toEqual(
      life
        .journeys()
        .map(({ id }) => id)
        .sort(),
    )
  })

  it('finds texts and labels as they are written, whatever the case of a text', async () => {
    const life = Life.withThreads(charters())
    const titles = ['Öyrənmək İSTƏYİR', 'Счёт за май', 'a[b]*?^c']
    life
      .journeys()
      .forEach(({ id }, index) =>
        life.tell({ type: 'ChangeJourney', journeyId: id, title: titles[index], labels: [`x"${index}`, 'all'] }),
      )
    const ids = (await wholesOf(life)).map(({ row }) => [row.title, row.id] as const)
    const one = async (filter: JourneyFilterInput) =>
      (await found(filter)).map((id) => ids.find(([, each]) => each === id)?.[0])
    expect(await one({ text: 'istəyir' })).toEqual(['Öyrənmək İSTƏYİR'])
    expect(await one({ text: 'ıstəyIr' })).toEqual(['Öyrənmək İSTƏYİR'])
    expect(await one({ text: 'oyrenmek' })).toEqual(['Öyrənmək İSTƏYİR'])
    expect(await one({ text: 'СЧЁТ' })).toEqual(['Счёт за май'])
    expect(await one({ text: 'счет' })).toEqual(['Счёт за май'])
    expect(await one({ text: '[b]*?^' })).toEqual(['a[b]*?^c'])
    expect(await one({ label: 'x"1' })).toEqual(['Счёт за май'])
    expect(await one({ label: '1' })).toEqual([])
    expect(await found({ label: 'all' })).toHaveLength(3)
  })
})
