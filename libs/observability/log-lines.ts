import { ConsoleLogger, type LogLevel } from '@nestjs/common'
import { requestId } from './request-scope.js'
import { activeTraceId } from './spans.js'

/** From which level on lines are written. */
const logLevels = {
  error: ['fatal', 'error'],
  warn: ['fatal', 'error', 'warn'],
  info: ['fatal', 'error', 'warn', 'log'],
  debug: ['fatal', 'error', 'warn', 'log', 'debug'],
} as const satisfies Record<string, readonly LogLevel[]>

/** A level as the configuration names it. */
export type LogLevelName = keyof typeof logLevels

/** Where Virgil itself speaks; what a framework does at its start is nobody's concern. */
const ours = new Set<unknown>(['Virgil', 'Api'])

/** The log: in production one line of JSON for each event, else a text to read. Each carries the ids of its request and of its trace. */
export class LogLines extends ConsoleLogger {
  constructor({ json, level }: { readonly json: boolean; readonly level: LogLevelName }) {
    super({ json, logLevels: [...logLevels[level]], flattenParams: true })
  }

  override log(message: unknown, ...rest: unknown[]): void {
    if (ours.has(rest.at(-1))) super.log(message, ...rest)
  }

  override debug(message: unknown, ...rest: unknown[]): void {
    if (ours.has(rest.at(-1))) super.debug(message, ...rest)
  }

  protected override stringifyJsonLogObject({ timestamp, level, ...line }: Record<string, unknown>): string {
    return super.stringifyJsonLogObject({
      time: new Date(Number(timestamp)).toISOString(),
      level: level === 'log' ? 'info' : level,
      ...line,
      requestId: requestId(),
      traceId: activeTraceId(),
    })
  }
}
