import { MemoryEventStore } from '#event-sourcing'
import { execute, newPostgresDatabase } from '../../../test/support/postgres.js'
import { EventLoopRunner } from '../event-loop-runner.js'
import { historyOf } from '../history.js'
import { append, opened, projections, rules } from '../testing/toy.js'
import { PostgresReadDatabase } from './postgres-read-database.js'

describe('Views in PostgreSQL are refused', () => {
  let url: URL

  beforeEach(async () => (url = new URL(await newPostgresDatabase())))

  const open = (to: string = url.href) => PostgresReadDatabase.open({ url: to, projections, waitMs: 0 })
  const changed = (part: 'password' | 'pathname' | 'port', value: string): string => {
    const other = new URL(url)
    other[part] = value
    return other.href
  }

  it.each<['password' | 'pathname' | 'port', string, string]>([
    ['password', 'wrong', 'VIEWS_ACCESS_DENIED'],
    ['pathname', '/nowhere', 'VIEWS_DATABASE_MISSING'],
    ['port', '1', 'VIEWS_UNAVAILABLE'],
  ])('for another %s than its own', async (part, value, code) => {
    await expect(open(changed(part, value))).rejects.toMatchObject({ code })
  })

  it.each([
    ['another encoding', `encoding 'LATIN1' locale 'C'`],
    ['a collation of ICU', `encoding 'UTF8' locale_provider icu icu_locale 'en'`],
  ])('in a database with %s', async (_what, how) => {
    await execute(url.href, `create database other${url.pathname.slice(6)} template template0 ${how}`)
    await expect(open(changed('pathname', `/other${url.pathname.slice(6)}`))).rejects.toMatchObject({
      code: 'VIEWS_COLLATION',
      message: expect.stringContaining('create database'),
    })
  })

  it('to a user who may make no schema', async () => {
    const { rolname } = { rolname: `guest${url.pathname.slice(6)}` }
    await execute(url.href, `create role ${rolname} login password 'guest'`)
    const guest = new URL(url)
    guest.username = rolname
    guest.password = 'guest'
    await expect(open(guest.href)).rejects.toMatchObject({ code: 'VIEWS_ACCESS_DENIED' })
  })

  it('to other events than theirs, and leaves them as they are', async () => {
    const [store, other] = [new MemoryEventStore(), new MemoryEventStore()]
    const openOn = async (events: MemoryEventStore) => {
      const database = await PostgresReadDatabase.open({
        url: url.href,
        projections,
        waitMs: 0,
        history: () => historyOf(events),
      })
      return { database, runner: await EventLoopRunner.open({ ...rules, store: events, database }) }
    }
    const first = await openOn(store)
    first.runner.start()
    const position = await append(store, 'client-1', opened('j1'))
    await first.runner.whenApplied(position, { timeoutMs: 20_000 })
    await first.runner.stop()
    await first.database.close()
    await expect(openOn(other)).rejects.toMatchObject({ code: 'VIEWS_OF_OTHER_EVENTS' })
    await append(other, 'client-1', opened('j1'))
    await expect(openOn(other)).rejects.toMatchObject({ code: 'VIEWS_OF_OTHER_EVENTS' })
    const again = await openOn(store)
    expect(again.runner.position).toBe(position)
    await again.database.close()
  })
})
