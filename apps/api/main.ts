import { DomainError } from '#event-sourcing'
import { traceToCollector } from '#observability'
import { boundHeapGrowth } from '#profiles'
import { configFrom, type ApiConfig } from './config.js'
import { startApi } from './start.js'

boundHeapGrowth()
let config: ApiConfig | undefined
try {
  config = configFrom()
  const stopTracing = config.isTraced ? await traceToCollector() : undefined
  const api = await startApi(config, { viewsThread: true })
  say('info', `Virgil listens on ${api.url}/graphql`)
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => void stop(api.close, stopTracing))
  }
} catch (error) {
  say('error', error instanceof DomainError ? `${error.message} (${error.code})` : told(error))
  process.exit(1)
}

async function stop(...ends: readonly ((() => Promise<void>) | undefined)[]): Promise<void> {
  try {
    for (const end of ends) await end?.()
    process.exit(0)
  } catch (error) {
    say('error', `Virgil did not stop cleanly: ${told(error)}`)
    process.exit(1)
  }
}

function told(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

/** What must be heard whatever the level of the log. */
function say(level: 'info' | 'error', message: string): void {
  const line = JSON.stringify({ time: new Date().toISOString(), level, message, context: 'Virgil' })
  const stream = level === 'error' ? process.stderr : process.stdout
  stream.write(`${config?.isProduction ? line : message}\n`)
}
