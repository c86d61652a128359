import { Catch, type ArgumentsHost } from '@nestjs/common'
import { BaseExceptionFilter } from '@nestjs/core'
import type { GqlContextType } from '@nestjs/graphql'
import { placeable } from '#graphql'

/**
 * Leaves the errors of queries and mutations to the formatter: Nest would log refusals as failures, and failures twice.
 * Those of fields Nest leaves alone.
 */
@Catch()
export class ErrorFilter extends BaseExceptionFilter {
  override catch(error: unknown, host: ArgumentsHost): unknown {
    if (host.getType<GqlContextType>() !== 'graphql') return super.catch(error, host)
    return placeable(error)
  }
}
