import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { EmbeddedProfile } from '#profiles'
import { ProjectionRunner, ReadDatabase, SqliteReadDatabase } from '#views'
import { StandingClock, startServer, type Server } from '../support/server.js'

const register = 'mutation ($name: String!) { registerClient(input: { name: $name }) { position } }'
const clientsAt = 'query ($at: Position) { clients(atLeast: $at) { totalCount } }'
const START = '2026-03-02T10:00:00Z'

/** The values that Prometheus reads, by name and labels as they stand in its text. */
async function metricsOf({ url }: Server): Promise<Map<string, number>> {
  const response = await fetch(`${url}/metrics`)
  expect(response.headers.get('content-type')).toMatch('text/plain')
  const values = new Map<string, number>()
  for (const line of (await response.text()).trim().split('\n')) {
    if (line === '') continue
    expect(line).toMatch(/^(# (HELP|TYPE) \w+ .+|\w+(\{([a-z_]+="[^"]*",?)+\})? (\d[\d.e+-]*|NaN|\+Inf))$/i)
    const [, name, value] = /^([^#].*) (\S+)$/.exec(line) ?? []
    if (name !== undefined) values.set(name, Number(value))
  }
  return values
}

interface Told extends Record<string, unknown> {
  readonly lag?: { readonly events: number }
}

async function readinessOf({ url }: Server): Promise<{ status: number; body: Told }> {
  const response = await fetch(`${url}/readyz`)
  return { status: response.status, body: (await response.json()) as Told }
}

describe('an API that is watched', () => {
  const clock = new StandingClock(Date.parse(START))
  let server: Server

  beforeEach(async () => {
    clock.moveTo(START)
    server = await startServer({ clock })
  })
  afterEach(async () => {
    jest.restoreAllMocks()
    await server.stop()
  })

  const registered = async (name = 'Bureau'): Promise<string> =>
    (await server.gql<{ registerClient: { position: string } }>(register, { name })).registerClient.position

  describe('GET /metrics', () => {
    it('counts commands, the flushes that they shared, and the rows that they led to', async () => {
      const before = await metricsOf(server)
      await server.gql(clientsAt, { at: await registered() })
      const after = await metricsOf(server)
      const grown = (name: string) => (after.get(name) ?? 0) - (before.get(name) ?? 0)
      expect(grown('virgil_commands_total{type="RegisterClient",outcome="done",code=""}')).toBe(1)
      expect(grown('virgil_command_seconds_count{type="RegisterClient"}')).toBe(1)
      expect(grown('virgil_graphql_request_seconds_count{operation="mutation",outcome="done"}')).toBe(1)
      expect(grown('virgil_commits_total{outcome="done"}')).toBeGreaterThan(0)
      expect(grown('virgil_commit_events_sum')).toBeGreaterThan(0)
      expect(grown('virgil_views_batch_events_sum')).toBeGreaterThan(0)
      expect(after.get('virgil_state_cache_bytes')).toBeGreaterThan(0)
      expect(after.get('virgil_views_up')).toBe(1)
      expect(after.get('virgil_views_lag_events')).toBe(0)
      expect(after.get('virgil_views_parked_streams')).toBe(0)
      expect(after.get('nodejs_heap_size_used_bytes')).toBeGreaterThan(0)
    })

    it('counts refusals by their code, and nothing under a name or an id', async () => {
      const unknown = randomUUID()
      await registered('Anna Keller')
      await server.gql.answer(`mutation { addContact(input: { clientId: "${unknown}", name: "Anna" }) { position } }`)
      await server.gql.answer('{ clients(first: 201) { totalCount } }')
      const values = await metricsOf(server)
      expect(values.get('virgil_commands_total{type="AddContact",outcome="refused",code="CLIENT_NOT_FOUND"}')).toBe(1)
      expect(values.get('virgil_graphql_errors_total{code="CLIENT_NOT_FOUND"}')).toBe(1)
      expect(values.get('virgil_graphql_errors_total{code="BAD_INPUT"}')).toBe(1)
      expect([...values.keys()].filter((name) => name.includes(unknown) || name.includes('Anna'))).toEqual([])
    })
  })

  describe('GET /readyz', () => {
    it('is ready when the views hold what was recorded', async () => {
      await server.gql(clientsAt, { at: await registered() })
      expect(await readinessOf(server)).toEqual({
        status: 200,
        body: { status: 'ready', lag: { events: 0, seconds: 0 } },
      })
    })

    it('is not while an event waits too long for its rows, and is again after', async () => {
      await server.gql(clientsAt, { at: await registered('First') })
      const release = holdRows(server)
      const position = await registered('Second')
      expect((await readinessOf(server)).status).toBe(200)
      clock.moveTo('2026-03-02T10:00:11Z')
      const { status, body } = await readinessOf(server)
      expect([status, body]).toMatchObject([503, { status: 'not-ready', code: 'VIEWS_BEHIND', lag: { seconds: 11 } }])
      expect((await metricsOf(server)).get('virgil_views_lag_seconds')).toBe(11)
      expect((await fetch(`${server.url}/healthz`)).status).toBe(200)
      release()
      await server.gql(clientsAt, { at: position })
      expect((await readinessOf(server)).status).toBe(200)
    })

    it('is not while missing views are made, and tells how far they are; commands are taken, and nobody reads', async () => {
      await registered('First')
      await server.stop({ keepFolder: true })
      const { folder } = server
      for (const name of readdirSync(folder)) if (name.startsWith('views-')) rmSync(join(folder, name))
      const release = holdViews()
      server = await startServer({ clock, folder })
      const { store } = server.app.get(EmbeddedProfile, { strict: false })
      const before = await store.head()
      const { status, body } = await readinessOf(server)
      expect([status, body]).toMatchObject([503, { status: 'not-ready', code: 'VIEWS_IN_MAKING' }])
      expect((await fetch(`${server.url}/healthz`)).status).toBe(200)
      const { errors } = await server.gql.answer('{ clients { totalCount } }')
      expect(errors).toMatchObject([{ extensions: { code: 'VIEWS_IN_MAKING' } }])
      const second = await registered('Second')
      const sinceMaking = await store.countAfter(before)
      let behind = await readinessOf(server)
      while (behind.body.lag?.events !== sinceMaking) behind = await readinessOf(server)
      expect(behind).toMatchObject({ status: 503, body: { code: 'VIEWS_IN_MAKING' } })
      release()
      expect(await server.gql(clientsAt, { at: second })).toEqual({ clients: { totalCount: 2 } })
      expect((await readinessOf(server)).status).toBe(200)
    })

    it('is not where nobody keeps the views up, and gives nothing away', async () => {
      await server.app.get(ProjectionRunner, { strict: false }).stop()
      const { status, body } = await readinessOf(server)
      expect([status, body.code]).toEqual([503, 'VIEWS_FAILING'])
      expect(JSON.stringify(body)).not.toContain(server.folder)
    })

    it('is not when the store is closed', async () => {
      const { store } = server.app.get(EmbeddedProfile, { strict: false })
      await store.close()
      expect(await readinessOf(server)).toMatchObject({ status: 503, body: { code: 'STORE_CLOSED' } })
    })
  })

  it('answers with the id of the request, the one that a proxy gave or a new one', async () => {
    const headers = { 'content-type': 'application/json' }
    const body = '{"query":"{ __typename }"}'
    const idFor = async (more: Record<string, string>): Promise<string | null> =>
      (await fetch(`${server.url}/graphql`, { method: 'POST', headers: { ...headers, ...more }, body })).headers.get(
        'x-request-id',
      )
    const given = randomUUID()
    expect(await idFor({ 'x-request-id': given })).toBe(given)
    expect(await idFor({ 'x-request-id': 'anna.keller@bureau.example' })).toMatch(/^[\da-f-]{36}$/)
  })
})

/** Lets no views that were made be adopted until it is released. */
function holdViews(): () => void {
  const { prototype } = SqliteReadDatabase
  const { adoptNext } = prototype
  let release: () => void = () => undefined
  const held = new Promise<void>((resolve) => (release = resolve))
  jest.spyOn(prototype, 'adoptNext').mockImplementation(async function (this: SqliteReadDatabase) {
    await held
    return adoptNext.call(this)
  })
  return release
}

/** Lets no rows be written until it is released. */
function holdRows(server: Server): () => void {
  const { writer } = server.app.get<ReadDatabase, SqliteReadDatabase>(ReadDatabase, { strict: false })
  const write = writer.write.bind(writer)
  let release: () => void = () => undefined
  const held = new Promise<void>((resolve) => (release = resolve))
  jest.spyOn(writer, 'write').mockImplementation(async (...args) => {
    await held
    return write(...args)
  })
  return release
}
