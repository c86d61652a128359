import type { ServerResponse } from 'node:http'
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled'
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo'
import { localOperator, type Door } from '#access'
import { hungUp, RequestContext } from '#graphql'
import type { Metrics } from '#observability'
import { answerFormat } from './answer-format.js'
import { watchOperations } from './watch-operations.js'

/** How GraphQL is served over HTTP. */
export function graphqlOptions(door: Door, metrics: Metrics): ApolloDriverConfig {
  return {
    driver: ApolloDriver,
    path: '/graphql',
    autoSchemaFile: true,
    sortSchema: true,
    introspection: true,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    includeStacktraceInErrorResponses: false,
    graphiql: false,
    context: ({ res }: { res?: ServerResponse }) => new RequestContext(localOperator, door, res && hungUp(res)),
    formatError: answerFormat(metrics),
    plugins: [watchOperations(metrics), ApolloServerPluginCacheControlDisabled()],
  }
}
