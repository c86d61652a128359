import { DomainError } from '#event-sourcing'
import { configFrom } from './config.js'
import { startApi } from './start.js'

try {
  const config = configFrom()
  const api = await startApi(config, { viewsThread: true })
  say(config.isProduction, `Virgil listens on ${api.url}/graphql`)
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop(api.close))
} catch (error) {
  process.stderr.write(
    `${error instanceof DomainError ? `${error.message} (${error.code})` : String(error instanceof Error ? error.stack : error)}\n`,
  )
  process.exit(1)
}

async function stop(close: () => Promise<void>): Promise<void> {
  try {
    await close()
    process.exit(0)
  } catch (error) {
    process.stderr.write(`Virgil did not stop cleanly: ${String(error)}\n`)
    process.exit(1)
  }
}

function say(asJson: boolean, message: string): void {
  process.stdout.write(`${asJson ? JSON.stringify({ level: 'log', timestamp: Date.now(), message }) : message}\n`)
}
