import { Catch, type ArgumentsHost } from '@nestjs/common'
import { BaseExceptionFilter } from '@nestjs/core'
import type { GqlContextType } from '@nestjs/graphql'
import { GraphQLError } from 'graphql'

/**
 * Leaves the errors of resolvers to the formatter: Nest would log refusals as failures, and failures
 * twice; and GraphQL would take the `path` of a refusal for its own.
 */
@Catch()
export class ErrorFilter extends BaseExceptionFilter {
  override catch(error: unknown, host: ArgumentsHost): unknown {
    if (host.getType<GqlContextType>() !== 'graphql') return super.catch(error, host)
    const originalError = error instanceof Error ? error : new Error(String(error))
    return new GraphQLError(originalError.message, { originalError })
  }
}
