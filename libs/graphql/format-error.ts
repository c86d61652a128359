import { randomUUID } from 'node:crypto'
import { GraphQLError, type GraphQLFormattedError } from 'graphql'
import { DomainError } from '#event-sourcing'

/** Told of an error that nobody expected, whole, with the id that the asker was given. */
export type ReportUnexpected = (id: string, error: unknown) => void

/**
 * What an asker sees of an error. A refusal keeps its code, its sentence and the path of the field in
 * the input; what is wrong with the request itself keeps Apollo's code; anything else is masked as
 * `INTERNAL` with an id that stands in the log.
 */
export function formatError(
  formatted: GraphQLFormattedError,
  thrown: unknown,
  report: ReportUnexpected,
): GraphQLFormattedError {
  const error = causeOf(thrown)
  const { locations, path } = formatted
  if (error instanceof DomainError) {
    const extensions = { code: error.code, ...(error.path && { path: error.path }) }
    return { message: error.message, locations, path, extensions }
  }
  const code = codeOf(formatted, error)
  if (code) return { message: formatted.message, locations, path, extensions: { code } }
  const id = randomUUID()
  report(id, error)
  return {
    message: `Something went wrong that should not have. Quote ${id} when you report it.`,
    locations,
    path,
    extensions: { code: 'INTERNAL', id },
  }
}

/** What was thrown first, beneath what GraphQL made of it. */
function causeOf(error: unknown): unknown {
  return error instanceof GraphQLError && error.originalError ? causeOf(error.originalError) : error
}

/** The code of what is wrong with the request; over a websocket Apollo gives none. */
function codeOf({ extensions, path }: GraphQLFormattedError, error: unknown): unknown {
  if (extensions?.code !== undefined) return extensions.code === 'INTERNAL_SERVER_ERROR' ? undefined : extensions.code
  return error instanceof GraphQLError && path === undefined ? 'BAD_REQUEST' : undefined
}
