import { EventCatalogue } from '#event-sourcing'
import { temporaryFolder } from '#event-sourcing/testing'
import { clientEvents, journeysProjection, RecordTouchpoint, ResolveJourney, timelineEntries } from '#journeys'
import { EventLoopRunner, type ViewDatabase } from '#views'
import { operator, RunningProfile } from '../support/profile.js'
import { EventsFile, type StoredEvent } from './events-file.js'

const names = ['Acme', 'Bureau', 'Castle'] as const
type Name = (typeof names)[number]

describe('a poisoned event', () => {
  let folder: ReturnType<typeof temporaryFolder>
  let profile: RunningProfile
  let ids: Record<Name, string>
  let journeyId: string

  beforeEach(async () => {
    folder = temporaryFolder()
    profile = await RunningProfile.open({ folder: folder.path })
    const first = await Promise.all(names.map((name) => touch(name, 1)))
    ids = Object.fromEntries(names.map((name, index) => [name, first[index]!.clientId])) as Record<Name, string>
    journeyId = first[1]!.journeyId
    await profile.embedded.caughtUp()
  })

  afterEach(async () => {
    await profile.close()
    folder.remove()
  })

  const touch = (name: Name, number: number) =>
    profile.execute(
      new RecordTouchpoint(operator, {
        client: { ref: { system: 'crm', id: name }, name },
        touchpoint: { occurredAt: `2025-03-0${number}T10:00:00Z`, role: 'support', text: `${name} ${number}` },
      }),
    )

  /** Closes the folder, does something to its file of events, and opens it again. */
  const meanwhile = async <Result>(change: (file: EventsFile) => Result): Promise<Result> => {
    await profile.close()
    const file = new EventsFile(folder.path)
    const result = change(file)
    file.close()
    profile = await RunningProfile.open({ folder: folder.path })
    return result
  }

  /** A touchpoint of the bureau as a tool that writes to the file itself would put it there. */
  const planted = (file: EventsFile, number: number, change: (event: StoredEvent) => Partial<StoredEvent>) => {
    const stream = `client-${ids.Bureau}`
    const like = file.stream(stream).find(({ type }) => type === 'TouchpointRecorded')!
    const id = `00000000-0000-4000-8000-00000000000${number}`
    const data = {
      ...(JSON.parse(like.data) as object),
      touchpointId: id,
      text: `Bureau ${number}`,
      occurredAt: `2025-03-0${number}T10:00:00.000Z`,
    }
    const metadata = JSON.stringify({ ...(JSON.parse(like.metadata) as object), commandId: id })
    const event = { ...like, id, metadata, data: JSON.stringify(data) }
    return { good: event, bad: file.plant({ ...event, ...change(event) }) }
  }
  const asItShouldBe = () => ({})

  const texts = async () => {
    await profile.embedded.caughtUp()
    const kysely = profile.embedded.database.kysely<{ timeline_entry: { text: string } }>()
    const rows = await kysely.selectFrom(timelineEntries.name).select('text').execute()
    return rows.map(({ text }) => text).sort()
  }
  const parked = () => profile.embedded.runner.status().parked

  const malformed = { data: JSON.stringify({ touchpointId: 'no uuid', journeyId: 7, occurredAt: 'yesterday' }) }

  it.each([
    ['data that do not fit', () => malformed, 'TouchpointRecorded', /data\.touchpointId: Invalid UUID/],
    ['data that are a lone number', () => ({ data: '42' }), 'TouchpointRecorded', /expected object/],
    ['an unknown type', () => ({ type: 'ClientBlessed' }), 'ClientBlessed', /this program does not know its type/],
  ] as const)('with %s stops its client alone, until it is mended', async (_, change, type, reason) => {
    const { good, bad } = await meanwhile((file) => {
      const poison = planted(file, 2, change)
      planted(file, 3, asItShouldBe)
      planted(file, 4, asItShouldBe)
      return poison
    })
    await Promise.all([touch('Acme', 2), touch('Castle', 2)])

    expect(await texts()).toEqual(['Acme 1', 'Acme 2', 'Bureau 1', 'Castle 1', 'Castle 2'])
    expect(parked()).toMatchObject([
      {
        stream: `client-${ids.Bureau}`,
        type,
        revision: bad.revision,
        error: expect.stringMatching(reason),
        waiting: 2,
      },
    ])
    expect(profile.embedded.runner.status()).toMatchObject({ isRunning: true, isHealthy: true })
    await refusesCommands()

    const { runner } = profile.embedded
    expect(await runner.retryParked()).toMatchObject({ unparked: [], stillParked: [{ waiting: 2 }] })

    await meanwhile((file) => file.mend(bad, good))
    expect(parked()).toHaveLength(1)
    expect(await profile.embedded.runner.retryParked()).toEqual({ unparked: [`client-${ids.Bureau}`], stillParked: [] })
    expect(await texts()).toEqual([
      'Acme 1',
      'Acme 2',
      'Bureau 1',
      'Bureau 2',
      'Bureau 3',
      'Bureau 4',
      'Castle 1',
      'Castle 2',
    ])
    expect(parked()).toEqual([])
    await touch('Bureau', 5)
    expect(await texts()).toContain('Bureau 5')
    const lived = await profile.viewsHash()
    expect(await profile.rebuiltHash()).toBe(lived)
    expect((await profile.verify()).faults).toEqual([])
  })

  it('stays parked through a rebuild, which parks it anew and keeps the others', async () => {
    await meanwhile((file) => {
      planted(file, 2, () => malformed)
      planted(file, 3, asItShouldBe)
    })
    await profile.embedded.caughtUp()
    const lived = await profile.viewsHash()
    const rebuilt = await profile.embedded.runner.rebuild()
    expect(rebuilt.parked).toMatchObject([{ stream: `client-${ids.Bureau}`, waiting: 1 }])
    expect(parked()).toHaveLength(1)
    expect(await profile.viewsHash()).toBe(lived)
    expect((await profile.verify()).faults).toMatchObject([
      { code: 'EVENT_UNREADABLE', stream: `client-${ids.Bureau}` },
    ])
  })

  it('of an older shape is read by a newer program, which has the way up', async () => {
    await meanwhile((file) => {
      planted(file, 2, ({ data }) => ({ data: data.replace('"role":', '"department":') }))
      planted(file, 3, ({ data }) => ({ data: data.replace('"occurredAt":', '"at":') }))
    })
    expect(await texts()).toEqual(['Acme 1', 'Bureau 1', 'Bureau 2', 'Castle 1'])
    expect(parked()).toMatchObject([{ revision: 5, waiting: 0 }])

    const { store, runner: older } = profile.embedded
    const database = profile.embedded.database as ViewDatabase
    await older.stop()
    const newer = await EventLoopRunner.open({
      store,
      database,
      projections: [journeysProjection],
      catalogue: withWayUp(),
      now: () => new Date(),
    })
    expect(await newer.retryParked()).toMatchObject({ unparked: [`client-${ids.Bureau}`] })
    expect(await texts()).toEqual(['Acme 1', 'Bureau 1', 'Bureau 2', 'Bureau 3', 'Castle 1'])
  })

  async function refusesCommands(): Promise<void> {
    const resolve = new ResolveJourney(operator, { clientId: ids.Bureau, journeyId })
    await expect(profile.execute(resolve)).rejects.toMatchObject({ code: 'EVENT_UNREADABLE' })
    await expect(touch('Bureau', 6)).rejects.toMatchObject({ code: 'EVENT_UNREADABLE' })
  }
})

/** The catalogue of a program in which a touchpoint's time was renamed since version 1. */
function withWayUp(): typeof clientEvents {
  const definitions = new Map(clientEvents.types.map((type) => [type as string, clientEvents.definitionOf(type)]))
  const { schema } = clientEvents.definitionOf('TouchpointRecorded')
  definitions.set('TouchpointRecorded', {
    schema,
    version: 2,
    upcast: { 1: ({ at, ...old }) => ({ occurredAt: at, ...old }) },
  })
  return new EventCatalogue(definitions)
}
