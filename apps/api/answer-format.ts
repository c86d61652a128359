import { Logger } from '@nestjs/common'
import type { GraphQLFormattedError } from 'graphql'
import { formatError } from '#graphql'
import type { Metrics } from '#observability'

/** An error as the asker sees it. */
export type AnswerFormat = (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError

const logger = new Logger('Api')

/** Shows errors to those who ask, counts them by their code, and logs what nobody expected. */
export function answerFormat(metrics: Metrics): AnswerFormat {
  return (formatted, error) => {
    const shown = formatError(formatted, error, report)
    metrics.erred(String(shown.extensions?.code))
    return shown
  }
}

function report(id: string, error: unknown): void {
  const whole = error instanceof Error ? (error.stack ?? error.message) : String(error)
  logger.error(`${id}: ${whole}`, { errorId: id })
}
