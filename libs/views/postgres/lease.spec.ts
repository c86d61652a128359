import pg from 'pg'
import type { Position } from '#event-sourcing'
import { execute, newPostgresDatabase } from '../../../test/support/postgres.js'
import { clients, projections } from '../testing/toy.js'
import { PostgresReadDatabase } from './postgres-read-database.js'

const at = (text: string) => text as Position

describe('The lease on views in PostgreSQL', () => {
  let url: string
  const opened: PostgresReadDatabase[] = []

  beforeEach(async () => (url = await newPostgresDatabase()))
  afterEach(async () => {
    for (const database of opened.splice(0)) await database.close()
  })

  async function open(options: { leaseMs?: number; waitMs?: number } = {}) {
    const database = await PostgresReadDatabase.open({ url, projections, ...options })
    opened.push(database)
    return database
  }
  const write = (database: PostgresReadDatabase, id: string, position: string) =>
    database.writer.write([{ table: clients, put: [{ id, journeys: 0, events: 0 }], deleted: [] }], at(position))
  const ids = () => execute<{ id: string }>(url, `select id from ${opened[0]!.schema}.clients order by id`)
  /** As if the holder had not been heard of for long. */
  const expire = () => execute(url, `update virgil.views set held_until = '-infinity'`)

  it('lets no second process have them', async () => {
    const first = await open()
    await expect(open({ waitMs: 0 })).rejects.toMatchObject({
      code: 'VIEWS_IN_USE',
      message: expect.stringContaining(`process ${process.pid}`),
    })
    await write(first, 'a', '1')
  })

  it('is kept for longer than its time by who is heard of', async () => {
    await open({ leaseMs: 300 })
    await expect(open({ waitMs: 1200 })).rejects.toMatchObject({ code: 'VIEWS_IN_USE' })
  })

  it('goes to who waits when it is left', async () => {
    const first = await open()
    const second = open({ waitMs: 20_000 })
    await write(first, 'a', '1')
    await first.close()
    opened.shift()
    expect(await (await second).writer.checkpoint()).toBe('1')
  })

  it('lets a writer that was taken for dead commit nothing, and go on after the other one', async () => {
    const first = await open()
    await write(first, 'a', '1')
    await expire()
    const second = await open({ waitMs: 0 })
    await expect(write(first, 'b', '2')).rejects.toMatchObject({ code: 'VIEWS_LEASE_LOST' })
    await expect(first.writer.checkpoint()).rejects.toMatchObject({ code: 'VIEWS_IN_USE' })
    await write(second, 'c', '3')
    await second.close()
    opened.pop()
    expect(await first.writer.checkpoint()).toBe('3')
    await write(first, 'd', '4')
    expect(await ids()).toEqual([{ id: 'a' }, { id: 'c' }, { id: 'd' }])
  })

  it('is not given back to a writer whose rows another one made anew', async () => {
    const first = await open()
    await expire()
    const second = await open({ waitMs: 0 })
    await second.startNext()
    await second.indexNext(async () => undefined)
    await second.adoptNext()
    await second.close()
    opened.pop()
    await expect(write(first, 'b', '2')).rejects.toMatchObject({ code: 'VIEWS_LEASE_LOST' })
    await expect(first.writer.checkpoint()).rejects.toMatchObject({
      code: 'VIEWS_LEASE_LOST',
      message: expect.stringContaining('anew'),
    })
  })

  it('is not held up by a writer that stands still within a transaction', async () => {
    await (await open()).close()
    opened.pop()
    const paused = new pg.Client(url)
    paused.on('error', () => undefined)
    await paused.connect()
    await paused.query('set idle_in_transaction_session_timeout = 500')
    await paused.query('begin; select 1 from virgil.views for key share')
    await open({ waitMs: 20_000 })
    await expect(paused.query('commit')).rejects.toThrow()
  })
})
