import { GraphQLError } from 'graphql'

/**
 * An error of a resolver, for GraphQL to say where in the answer it belongs: it would take the `path` of a refusal, which
 * names a field of the input, for that place.
 */
export function placeable(error: unknown): GraphQLError {
  const originalError = error instanceof Error ? error : new Error(String(error))
  return new GraphQLError(originalError.message, { originalError })
}
