import { z } from 'zod'
import { DomainError } from '#event-sourcing'
import type { LogLevelName } from '#observability'
import { isLoopback } from './loopback.js'

/** An empty variable is as if it were not there. */
const url = z
  .string()
  .trim()
  .transform((text) => text || undefined)
  .optional()

const environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  HOST: z.string().trim().min(1).default('127.0.0.1'),
  /** The folder of events and views; made if it is not there. */
  VIRGIL_DATA: z.string().min(1).default('.virgil'),
  /** KurrentDB's connection string, where the events are there. */
  EVENT_STORE_URL: url,
  /** The PostgreSQL database that holds the views, `postgresql://…`; without it they are in the folder. */
  VIEWS_URL: url,
  /** The most connections at a time, of HTTP and websockets. */
  VIRGIL_MAX_CONNECTIONS: z.coerce.number().int().min(1).max(1_000_000).default(10_000),
  /** Whether time passes for clients whom nobody touches: off to look at a folder of old data as it is. */
  VIRGIL_CLOCK: z.enum(['on', 'off']).default('on'),
  NODE_ENV: z.string().default('development'),
  LOG_LEVEL: z.enum(['error', 'warn', 'info', 'debug']).optional(),
  /** A collector of traces. OpenTelemetry reads it too. */
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url().optional(),
})

/** How the API runs. */
export interface ApiConfig {
  readonly port: number
  readonly host: string
  readonly folder: string
  /** Where the events are, if not in the folder: KurrentDB's connection string. */
  readonly eventStoreUrl?: string
  /** The database that holds the views [the folder]. */
  readonly viewsUrl?: string | undefined
  readonly isProduction: boolean
  /** The most connections at a time [10,000]. */
  readonly maxConnections?: number
  readonly keepsTime: boolean
  /** From which level on the log is written: `info` in production, else `warn`. */
  readonly logLevel?: LogLevelName
  /** Whether traces go to a collector [false]. */
  readonly isTraced?: boolean
}

/** The configuration in an environment. Refuses with `CONFIG_INVALID` and `HOST_REFUSED`. */
export function configFrom(env: NodeJS.ProcessEnv = process.env): ApiConfig {
  const parsed = environment.safeParse(env)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw new DomainError(
      'CONFIG_INVALID',
      `${issue?.path.join('.') ?? 'The environment'}: ${issue?.message ?? 'is not valid'}.`,
    )
  }
  const { PORT, HOST, VIRGIL_DATA, VIRGIL_CLOCK, NODE_ENV, LOG_LEVEL, OTEL_EXPORTER_OTLP_ENDPOINT } = parsed.data
  const { VIRGIL_MAX_CONNECTIONS: maxConnections, EVENT_STORE_URL: eventStoreUrl, VIEWS_URL: viewsUrl } = parsed.data
  if (!isLoopback(HOST)) {
    throw new DomainError(
      'HOST_REFUSED',
      `${HOST} can be reached from outside, and nobody signs in yet. Listen on 127.0.0.1.`,
    )
  }
  return {
    port: PORT,
    host: HOST,
    folder: VIRGIL_DATA,
    eventStoreUrl,
    viewsUrl,
    maxConnections,
    isProduction: NODE_ENV === 'production',
    keepsTime: VIRGIL_CLOCK === 'on',
    logLevel: LOG_LEVEL,
    isTraced: OTEL_EXPORTER_OTLP_ENDPOINT !== undefined,
  }
}
