import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { createHash } from 'node:crypto'
import { firstQuery } from '../../apps/api/graphiql.js'
import { startServer, type Server } from '../support/server.js'

/** What a browser says that it takes. */
const accept = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8'

describe('GraphiQL', () => {
  let server: Server
  beforeAll(async () => {
    server = await startServer()
  })
  afterAll(() => server.stop())

  const get = (headers: Record<string, string>, search = '') => fetch(`${server.url}/graphql${search}`, { headers })

  it.each(['', '?query={clients{totalCount}}'])('is shown to a browser that opens /graphql%s', async (search) => {
    const response = await get({ accept }, search)
    expect(response.headers.get('content-type')).toContain('text/html')
    expect(await response.text()).toContain('graphiql-container')
  })

  it('brings all that it needs, and may load and ask nothing elsewhere', async () => {
    const response = await get({ accept })
    const page = await response.text()
    const script = page.slice(page.indexOf('<script>') + '<script>'.length, page.indexOf('</script>'))
    const hash = createHash('sha256').update(script).digest('base64')
    const policy = response.headers.get('content-security-policy')
    expect(policy).toContain("default-src 'none';")
    expect(policy).toContain(`script-src 'sha256-${hash}';`)
    expect(policy).toContain("connect-src 'self';")
    expect(policy).not.toMatch(/\*|https?:|wss?:/)
    expect(page.replace(/<(script|style)>[^]*<\/\1>/g, '')).not.toMatch(/https?:/)
  })

  it('begins with a query that is answered, and subscribes over graphql-ws', async () => {
    expect(await server.gql(firstQuery)).toEqual({ clients: { totalCount: 0, edges: [] } })
    const page = await (await get({ accept })).text()
    expect(page).toContain(`"defaultQuery":${JSON.stringify(firstQuery)}`)
    expect(page).toContain('"subscriptionsProtocol":"WS"')
  })

  it.each(['*/*', 'application/json'])('leaves to GraphQL who accepts %s', async (json) => {
    const response = await get({ accept: json, 'apollo-require-preflight': '1' }, '?query={clients{totalCount}}')
    expect(await response.json()).toEqual({ data: { clients: { totalCount: 0 } } })
  })

  it('is closed to pages from elsewhere', async () => {
    expect((await get({ accept, origin: 'https://evil.example' })).status).toBe(403)
  })

  it('is not there in production', async () => {
    const production = await startServer({ isProduction: true })
    const response = await fetch(`${production.url}/graphql`, { headers: { accept } })
    await production.stop()
    expect(response.headers.get('content-type')).toContain('application/json')
  })
})
