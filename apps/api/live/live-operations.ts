import { GraphQLError, parse, type GraphQLSchema } from 'graphql'
import type { ServerOptions } from 'graphql-ws'
import { localOperator, type Door } from '#access'
import { DomainError } from '#event-sourcing'
import { RequestContext } from '#graphql'
import type { ProjectionRunner } from '#views'
import type { AnswerFormat } from '../answer-format.js'
import { SharedExecution } from './shared-execution.js'

/** The most operations that may be under way on one connection. */
const MOST_OPERATIONS = 100

interface LiveOperations {
  readonly schema: () => GraphQLSchema
  readonly door: Door
  readonly runner: Pick<ProjectionRunner, 'position'>
  readonly format: AnswerFormat
}

/** How operations over websockets are carried out: Apollo does so for HTTP only. */
export function liveOperations({ schema, door, runner, format }: LiveOperations): ServerOptions {
  const formatted = (errors: readonly GraphQLError[]) => errors.map((error) => format(error.toJSON(), error))
  return {
    schema,
    context: () => new RequestContext(localOperator, door),
    subscribe: new SharedExecution().subscribe,
    // A subscription that ends before its first message can go on after this position.
    onConnect: () => ({ position: runner.position }),
    onSubscribe: ({ subscriptions }, _id, { query }) =>
      Object.keys(subscriptions).length > MOST_OPERATIONS ? [tooMany()] : syntaxErrorsIn(query),
    onNext: (_context, _id, _payload, _args, { errors, ...answer }) =>
      errors && { ...answer, errors: formatted(errors) },
    onError: (_context, _id, _payload, errors) => formatted(errors),
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

function tooMany(): GraphQLError {
  const originalError = new DomainError(
    'TOO_MANY_OPERATIONS',
    `A connection carries ${MOST_OPERATIONS} operations at a time. End some, or open another.`,
  )
  return new GraphQLError(originalError.message, { originalError })
}
