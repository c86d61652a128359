import { Logger } from '@nestjs/common'
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo'
import { GraphQLError, parse, type ExecutionResult } from 'graphql'
import type { ServerOptions } from 'graphql-ws'
import { localOperator, type Door } from '#access'
import { formatError, RequestContext } from '#graphql'

const logger = new Logger('Api')

/** How GraphQL is served, over HTTP and over websockets. */
export function graphqlOptions(door: Door): ApolloDriverConfig {
  return {
    driver: ApolloDriver,
    path: '/graphql',
    autoSchemaFile: true,
    sortSchema: true,
    fieldResolverEnhancers: ['filters'],
    introspection: true,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    includeStacktraceInErrorResponses: false,
    graphiql: false,
    context: () => new RequestContext(localOperator, door),
    formatError: (formatted, error) => formatError(formatted, error, report),
    subscriptions: { 'graphql-ws': websockets },
  }
}

const withFormatted = (result: ExecutionResult) =>
  result.errors ? { ...result, errors: result.errors.map(formatted) } : undefined

const formatted = (error: GraphQLError) => formatError(error.toJSON(), error, report)

function report(id: string, error: unknown): void {
  logger.error(`${id}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
}

/** Apollo formats what goes over HTTP only. */
const websockets: Pick<ServerOptions, 'onSubscribe' | 'onNext' | 'onError'> = {
  onSubscribe: (_context, _id, { query }) => syntaxErrorsIn(query),
  onNext: (_context, _id, _payload, _args, result) => withFormatted(result),
  onError: (_context, _id, _payload, errors) => errors.map((error) => formatted(error)),
}

/** Found here, since `graphql-ws` would close the whole connection over one. */
function syntaxErrorsIn(query: string): GraphQLError[] | undefined {
  try {
    parse(query)
    return undefined
  } catch (error) {
    return error instanceof GraphQLError ? [error] : undefined
  }
}
