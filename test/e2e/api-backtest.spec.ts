import { readFileSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import { jest } from '@jest/globals'
import { Door, localOperator } from '#access'
import { charterFromYaml } from '#charter'
import { typescriptFlags } from '#event-sourcing/testing'
import { circleKinds, RunBacktest } from '#journeys'
import { Backtester } from '#journeys/rules'
import { EmbeddedProfile } from '#profiles'
import { demoCompany } from '../../apps/cli/demo/company.js'
import { recordCompany } from '../../apps/cli/demo/record-company.js'
import { ReadingThreads } from '../../libs/profiles/reading-threads.js'
import { ThreadBacktester } from '../../libs/profiles/thread-backtester.js'
import { startServer, StandingClock, type Server } from '../support/server.js'

const inForce = readFileSync(new URL('../../libs/charter/default.charter.yaml', import.meta.url), 'utf8')
const smallCarousel = inForce.replace('carousel: { holders: 3 }', 'carousel: { holders: 2 }')

const document = `query ($charter: String!, $period: Period!, $first: Int) {
  backtest(charter: $charter, period: $period, first: $first) {
    clients unreadableClients journeys changedJourneys unknownRoles unknownTopics
    kinds { kind depth before { circles journeys } after { circles journeys } gained lost changed }
    firstChanged {
      key journey { key } client { code }
      circles { change kind depth spell before { enteredAt leftAt } after { enteredAt leftAt missing evidence { role } } }
    }
  }
}`

interface Kind {
  readonly kind: string
  readonly before: { readonly circles: number; readonly journeys: number }
  readonly after: { readonly circles: number; readonly journeys: number }
  readonly gained: number
  readonly lost: number
  readonly changed: number
}
interface Changed {
  readonly key: string
  readonly journey: { readonly key: string }
  readonly client: { readonly code: string }
  readonly circles: readonly {
    readonly change: string
    readonly kind: string
    readonly after: readonly { readonly enteredAt: string; readonly evidence: readonly { readonly role: string }[] }[]
  }[]
}
interface Answer {
  readonly backtest: {
    readonly clients: number
    readonly unreadableClients: number
    readonly journeys: number
    readonly changedJourneys: number
    readonly unknownRoles: readonly string[]
    readonly unknownTopics: readonly string[]
    readonly kinds: readonly Kind[]
    readonly firstChanged: readonly Changed[]
  }
}

describe('a backtest over the API, on the demo', () => {
  let server: Server
  beforeAll(async () => {
    server = await startServer({ clock: new StandingClock(Date.parse('2026-05-01T00:00:00Z')) })
    await recordCompany(demoCompany(), server.app.get(Door), new StandingClock(0))
    await server.app.get(EmbeddedProfile).caughtUp()
  })
  afterAll(() => server.stop())

  const run = async (charter: string, period = {}, first = 1000) =>
    (await server.gql<Answer>(document, { charter, period, first })).backtest

  it('of the charter in force finds the circles that there are, and no difference', async () => {
    const backtest = await run(inForce)
    expect(backtest).toMatchObject({ changedJourneys: 0, firstChanged: [], unknownRoles: [], unknownTopics: [] })
    expect(backtest.kinds.map(({ kind }) => kind)).toEqual(circleKinds.map(inGraphql))
    for (const { kind, before, after, gained, lost, changed } of backtest.kinds) {
      const { circles } = await server.gql<{ circles: { totalCount: number } }>(
        'query ($kind: [CircleKind!]!) { circles(first: 1, filter: { kind: $kind }) { totalCount } }',
        { kind: [kind] },
      )
      expect({ kind, circles: before.circles }).toEqual({ kind, circles: circles.totalCount })
      expect([after, gained, lost, changed]).toEqual([before, 0, 0, 0])
    }
  })

  it('of another one opens the journeys that change, and the touchpoints that show why', async () => {
    const backtest = await run(smallCarousel)
    const carousel = backtest.kinds.find(({ kind }) => kind === 'CAROUSEL')
    expect(carousel?.gained).toBeGreaterThan(10)
    expect(carousel?.after.circles).toBe((carousel?.before.circles ?? 0) + (carousel?.gained ?? 0))
    expect(backtest.firstChanged).toHaveLength(backtest.changedJourneys)
    for (const { key, journey, client, circles } of backtest.firstChanged) {
      expect([journey.key, key.startsWith(`${client.code}-`)]).toEqual([key, true])
      const [entered] = circles.find(({ kind }) => kind === 'CAROUSEL')?.after ?? []
      expect(new Set(entered?.evidence.map(({ role }) => role)).size).toBeGreaterThanOrEqual(2)
    }
    expect((await run(smallCarousel, {}, 3)).firstChanged).toEqual(backtest.firstChanged.slice(0, 3))
  })

  it('looks at a period', async () => {
    const whole = await run(smallCarousel)
    const march = await run(smallCarousel, { from: '2026-03-01T00:00:00Z', to: '2026-04-01T00:00:00Z' })
    expect(march.changedJourneys).toBeGreaterThan(0)
    expect(march.changedJourneys).toBeLessThan(whole.changedJourneys)
    expect((await run(smallCarousel, { to: '1999-01-01T00:00:00Z' })).changedJourneys).toBe(0)
  })

  it('names the roles and topics that the draft does not know', async () => {
    const { unknownRoles, unknownTopics } = await run(
      'name: Strange\nroles: [{ name: support }]\ntopics: [{ name: incident, owner: support }]',
    )
    expect(unknownRoles).toContain('account')
    expect(unknownTopics).toContain('training')
    expect([...unknownRoles, ...unknownTopics]).not.toContain('support')
  })

  it('refuses what is no charter with the path in it, and a period that ends before it begins', async () => {
    const draft = 'name: Strange\nroles: [{ name: support }]\nthresholds: { carousel: { holders: 1 } }'
    const refused = await server.gql.answer<Answer>(document, { charter: draft, period: {} })
    expect(refused.errors?.[0]?.extensions).toEqual({
      code: 'CHARTER_INVALID',
      path: ['thresholds', 'carousel', 'holders'],
    })
    const period = { from: '2026-04-01T00:00:00Z', to: '2026-03-01T00:00:00Z' }
    const backwards = await server.gql.answer<Answer>(document, { charter: inForce, period })
    expect(backwards.errors?.[0]?.extensions).toEqual({ code: 'BAD_INPUT', path: ['period', 'to'] })
  })

  it('ends where whoever asked hangs up', async () => {
    const leaving = new AbortController()
    const run = jest.spyOn(server.app.get(Backtester, { strict: false }), 'run')
    const ended = new Promise((tell) => {
      run.mockImplementationOnce((_question, { signal } = {}) => {
        const refused = new Promise<never>((_, refuse) =>
          signal?.addEventListener('abort', () => refuse(signal.reason)),
        )
        refused.catch(tell)
        leaving.abort()
        return refused
      })
    })
    const asked = fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: document, variables: { charter: inForce, period: {} } }),
      signal: leaving.signal,
    })
    await expect(asked).rejects.toMatchObject({ name: 'AbortError' })
    expect(await ended).toMatchObject({ code: 'READING_INTERRUPTED' })
    run.mockRestore()
  })

  it('finds the same in a thread of its own', async () => {
    const threads = new ReadingThreads(
      server.events,
      (script, workerData) => new Worker(script, { workerData, execArgv: typescriptFlags }),
    )
    const question = { draft: charterFromYaml(smallCarousel), holidays: {}, period: {}, first: 1000 }
    const inThread = await new ThreadBacktester(threads).run(question)
    const here = await server.app.get(Door).ask(new RunBacktest(localOperator, { charter: smallCarousel, first: 1000 }))
    expect(inThread.changedJourneys).toBeGreaterThan(10)
    expect(inThread).toEqual(here)
    await threads.close()
  })
})

const inGraphql = (kind: string): string => kind.replaceAll('-', '_').toUpperCase()
