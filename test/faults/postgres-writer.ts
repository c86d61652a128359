import { SqliteEventReader } from '#event-sourcing'
import { EventLoopRunner, historyOf, PostgresReadDatabase } from '#views'
import { projections, rules } from '../../libs/views/testing/toy.js'

/** A process that brings the views of the toy domain in a PostgreSQL up to the events of a folder, and says how far it is. */
const [folder = '', url = '', leaseMs = ''] = process.argv.slice(2)
const store = SqliteEventReader.open(folder)
const database = await PostgresReadDatabase.open({
  url,
  projections,
  history: () => historyOf(store),
  leaseMs: Number(leaseMs),
  waitMs: 20_000,
})
const runner = await EventLoopRunner.open({
  ...rules,
  store,
  database,
  retryAfterMs: 50,
  // Many transactions, so that it has not written all before it is disturbed.
  pace: { ms: 1000, most: 16, gatherMs: 0, gatherRows: 16 },
  log: (message) => process.stdout.write(`problem ${message}\n`),
  onStatus: ({ events }) => process.stdout.write(`events ${events}\n`),
})
process.stdout.write('open\n')
runner.start()
// Until it is killed.
setInterval(() => undefined, 1000)
