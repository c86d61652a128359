import { boundHeapGrowth } from '#profiles'
import { ProjectionRunner } from '#views'
import { configFrom } from '../../../apps/api/config.js'
import { startApi } from '../../../apps/api/start.js'

/** The real api, which makes its views again when it is sent SIGUSR2: over HTTP nobody can ask for that. */
boundHeapGrowth()
const api = await startApi(configFrom(), { viewsThread: true })
const runner = api.app.get(ProjectionRunner, { strict: false })
process.on('SIGUSR2', () => void runner.rebuild())
process.once('SIGTERM', () => void api.close().then(() => process.exit()))
process.stdout.write(`Listens on ${api.url}\n`)
