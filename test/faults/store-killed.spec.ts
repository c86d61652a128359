import { SqliteEventStore } from '#event-sourcing'
import { collect, temporaryFolder, TypescriptProcess } from '#event-sourcing/testing'

const ROUNDS = 3
const writer = new URL('./store-writer.ts', import.meta.url)

describe('a process that is killed while it writes', () => {
  const folder = temporaryFolder()
  afterAll(() => folder.remove())

  it('has lost nothing that it acknowledged, and left nothing half written', async () => {
    const acknowledged: { stream: string; revision: number; position: string }[] = []
    for (let round = 1; round <= ROUNDS; round++) {
      const child = new TypescriptProcess(writer, folder.path)
      await child.says(300 * round)
      expect(await child.kill()).toBe('SIGKILL')
      expect(child.lines[0]).toBe('open')
      for (const line of child.lines.slice(1)) {
        const [stream, revision, position] = line.split(' ')
        if (position?.length === 16) acknowledged.push({ stream: stream!, revision: Number(revision), position })
      }

      const store = await SqliteEventStore.open(folder.path)
      const recorded = await collect(store.readAll())
      await store.close()
      const positions = new Map(
        recorded.map((event) => [`${event.stream} ${event.revision}`, event.position as string]),
      )
      const lost = acknowledged.filter((event) => positions.get(`${event.stream} ${event.revision}`) !== event.position)
      expect(lost).toEqual([])
      for (const stream of new Set(recorded.map((event) => event.stream))) {
        const revisions = recorded.filter((event) => event.stream === stream).map(({ revision }) => revision)
        expect([stream, revisions.length % 3]).toEqual([stream, 0])
        expect(revisions).toEqual(revisions.map((_, index) => index))
      }
    }
    expect(acknowledged.length).toBeGreaterThan(ROUNDS * 200)
  }, 30_000)
})
