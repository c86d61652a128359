import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { ApolloServer, HeaderMap } from '@apollo/server'
import { nodesOf, type Node, type PageAnswer } from './page-questions.js'

/** A question that was asked, and what Virgil answered. */
interface Held {
  readonly variables: Variables
  readonly answer: PageAnswer
}

interface Variables {
  readonly id?: string
  readonly filter?: Filter
}

interface Filter {
  readonly role: string
  readonly topic: string
}

/** Answers the questions of a file from rows in memory, by the schema that the api prints. Says where it listens. */
const [file = '', schema = ''] = process.argv.slice(2)
const held = JSON.parse(readFileSync(file, 'utf8')) as Held[]
const rows = new Map<string, { readonly of: PageAnswer; readonly nodes: readonly Node[] }>()
for (const { variables, answer } of held) rows.set(keyOf(variables), { of: answer, nodes: nodesOf(answer) })

const page = (nodes: readonly Node[], first: number) => ({
  edges: nodes.slice(0, first).map((node) => ({ node, cursor: String(node.id) })),
  pageInfo: { hasNextPage: nodes.length > first, endCursor: nodes[Math.min(first, nodes.length) - 1]?.id },
})

const apollo = new ApolloServer({
  typeDefs: readFileSync(schema, 'utf8'),
  csrfPrevention: true,
  persistedQueries: false,
  resolvers: {
    Query: {
      client: (_: unknown, { id }: { id: string }) => {
        const found = rows.get(id)
        return found && { ...found.of.client, timeline: found.nodes }
      },
      journeys: (_: unknown, { filter, first }: { filter: Filter; first: number }) =>
        page(rows.get(keyOf({ filter }))?.nodes ?? [], first),
    },
    Client: {
      timeline: ({ timeline }: { timeline: readonly Node[] }, { first }: { first: number }) => page(timeline, first),
    },
  },
})
await apollo.start()
const server = createServer((request, response) => void answer(request, response))
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}\n`)
})

function keyOf({ id, filter }: Variables): string {
  return id ?? `${filter?.role} ${filter?.topic}`
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  const headers = new HeaderMap()
  for (const [name, value] of Object.entries(request.headers)) headers.set(name, String(value))
  const {
    body,
    headers: answered,
    status,
  } = await apollo.executeHTTPGraphQLRequest({
    httpGraphQLRequest: { method: 'POST', headers, search: '', body: JSON.parse(Buffer.concat(parts).toString()) },
    context: async () => ({}),
  })
  response.writeHead(status ?? 200, Object.fromEntries(answered))
  response.end(body.kind === 'complete' ? body.string : '')
}
