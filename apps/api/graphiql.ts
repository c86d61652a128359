import { createHash } from 'node:crypto'
import type { NestExpressApplication } from '@nestjs/platform-express'

/** The query that the page shows at first. */
export const firstQuery = `{
  clients(first: 5) {
    totalCount
    edges {
      node {
        name
        code
        health {
          state
          reason
        }
      }
    }
  }
}
`

interface Visit {
  readonly method: string
  accepts(types: string[]): string | false
}

interface Answer {
  set(headers: Record<string, string>): this
  send(html: string): void
}

/** Shows GraphiQL to a browser that opens `/graphql`; who asks for JSON is left to Apollo. */
export function showGraphiql(app: NestExpressApplication): void {
  app.use('/graphql', async (visit: Visit, answer: Answer, next: () => void) => {
    if (visit.method !== 'GET' || visit.accepts(['json', 'html']) !== 'html') return next()
    const page = await graphiqlPage()
    answer.set({ 'content-type': 'text/html', 'content-security-policy': policyOf(page) }).send(page)
  })
}

/** GraphiQL with all that it needs in one page, 9 MB; read when somebody opens it. */
async function graphiqlPage(): Promise<string> {
  const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql')
  return renderGraphiQL({
    title: 'Virgil',
    logo: '',
    favicon: 'data:,',
    defaultQuery: firstQuery,
    subscriptionsProtocol: 'WS',
  })
}

/** The page runs its own script and asks this server; nothing else is loaded, and nobody may frame it. */
function policyOf(page: string): string {
  const [, script = ''] = /<script>([^]*)<\/script>/.exec(page) ?? []
  return [
    "default-src 'none'",
    `script-src 'sha256-${createHash('sha256').update(script).digest('base64')}'`,
    "style-src 'unsafe-inline'",
    'font-src data:',
    'img-src data:',
    'worker-src blob:',
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}
