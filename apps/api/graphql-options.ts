import type { ServerResponse } from 'node:http'
import { Logger } from '@nestjs/common'
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo'
import { GraphQLError, parse, type GraphQLFormattedError } from 'graphql'
import type { ServerOptions } from 'graphql-ws'
import { localOperator, type Door } from '#access'
import { formatError, hungUp, RequestContext } from '#graphql'
import type { Metrics } from '#observability'
import { watchOperations } from './watch-operations.js'

const logger = new Logger('Api')

/** How GraphQL is served, over HTTP and over websockets. */
export function graphqlOptions(door: Door, metrics: Metrics): ApolloDriverConfig {
  const formatted: Format = (answered, error) => {
    const shown = formatError(answered, error, report)
    metrics.erred(String(shown.extensions?.code))
    return shown
  }
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
    context: ({ res }: { res?: ServerResponse }) => new RequestContext(localOperator, door, res && hungUp(res)),
    formatError: formatted,
    plugins: [watchOperations(metrics)],
    subscriptions: { 'graphql-ws': websockets((error) => formatted(error.toJSON(), error)) },
  }
}

type Format = (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError

function report(id: string, error: unknown): void {
  const whole = error instanceof Error ? (error.stack ?? error.message) : String(error)
  logger.error(`${id}: ${whole}`, { errorId: id })
}

/** Apollo formats what goes over HTTP only. */
function websockets(
  format: (error: GraphQLError) => GraphQLFormattedError,
): Pick<ServerOptions, 'onSubscribe' | 'onNext' | 'onError'> {
  return {
    onSubscribe: (_context, _id, { query }) => syntaxErrorsIn(query),
    onNext: (_context, _id, _payload, _args, { errors, ...result }) =>
      errors && { ...result, errors: errors.map(format) },
    onError: (_context, _id, _payload, errors) => errors.map(format),
  }
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
