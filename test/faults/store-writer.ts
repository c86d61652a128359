import { SqliteEventStore } from '#event-sourcing'
import { sampleEvents } from '#event-sourcing/testing'

/** Opens the store in a folder and appends until it is killed, saying each stream and revision once it is acknowledged. */
const [folder = ''] = process.argv.slice(2)
const store = await SqliteEventStore.open(folder)
console.log('open')

async function append(caller: number): Promise<void> {
  const stream = `client-${process.pid}-${caller}`
  for (let revision = -1; ;) {
    const appended = await store.append(stream, revision < 0 ? 'no-stream' : revision, sampleEvents(3))
    revision = appended.revision
    console.log(`${stream} ${revision} ${appended.position}`)
  }
}

await Promise.all(Array.from({ length: 16 }, (_, caller) => append(caller)))
