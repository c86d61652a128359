import { StoreError, SqliteEventStore } from '#event-sourcing'

/** Tries to open the store in a folder, says what came of it, and holds it until it is killed. */
const [folder = ''] = process.argv.slice(2)
try {
  await SqliteEventStore.open(folder)
  console.log('open')
  setInterval(() => undefined, 60_000)
} catch (error) {
  console.log(error instanceof StoreError ? error.code : String(error))
}
