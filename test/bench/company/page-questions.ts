import { roles, topics } from './generated-client.js'
import type { Asked } from './connections.js'

/** Rows as a page of GraphQL gives them. */
export type Node = Readonly<Record<string, unknown>>

interface Page {
  readonly edges: readonly { readonly node: Node }[]
}

/** What is answered to a question for a page. */
export interface PageAnswer {
  readonly client?: { readonly id: string; readonly name: string; readonly timeline: Page }
  readonly journeys?: Page
}

/** A question for a page of so many rows. */
export type PageQuestion = (first: number) => Asked

const timeline = `query ($id: ID!, $first: Int!) {
  client(id: $id) {
    id name
    timeline(first: $first) {
      edges { node {
        id kind occurredAt role team member contact channel direction intent effect topic text journey { key status }
      } }
      pageInfo { hasNextPage endCursor }
    }
  }
}`

const list = `query ($first: Int!, $filter: JourneyFilter) {
  journeys(first: $first, filter: $filter) {
    edges { node { id key status topic holder { role team member } touchpoints lastTouchpointAt client { name } } }
    pageInfo { hasNextPage endCursor }
  }
}`

/** The first page of each client's timeline. */
export const timelineQuestions = (clients: readonly string[]): PageQuestion[] =>
  clients.map((id) => (first) => ({ query: timeline, variables: { id, first } }))

/** The open journeys of a topic that a role holds: every role and topic once. */
export const listQuestions: readonly PageQuestion[] = roles.flatMap((role) =>
  topics.map(([topic]): PageQuestion => (first) => {
    const filter = { role, status: ['OPEN'], topic }
    return { query: list, variables: { first, filter } }
  }),
)

/** The rows of a page. */
export const nodesOf = ({ client, journeys }: PageAnswer): Node[] =>
  (client?.timeline ?? journeys)?.edges.map(({ node }) => node) ?? []
