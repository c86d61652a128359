import { SqliteEventStore } from '#event-sourcing'
import { temporaryFolder, TypescriptProcess } from '#event-sourcing/testing'

const holder = new URL('./store-holder.ts', import.meta.url)

describe('a folder', () => {
  const folder = temporaryFolder()
  const children: TypescriptProcess[] = []
  const hold = async () => {
    const child = new TypescriptProcess(holder, folder.path)
    children.push(child)
    await child.says(1)
    return child
  }

  afterAll(async () => {
    for (const child of children) await child.kill()
    folder.remove()
  })

  it('belongs to one process at a time, and is free when that ends, however it ends', async () => {
    const first = await hold()
    expect(first.lines).toEqual(['open'])
    await expect(SqliteEventStore.open(folder.path)).rejects.toMatchObject({ code: 'FOLDER_IN_USE' })
    expect(await first.kill()).toBe('SIGKILL')

    const store = await SqliteEventStore.open(folder.path)
    const second = await hold()
    await store.close()
    expect(second.lines).toEqual(['FOLDER_IN_USE'])
  }, 30_000)
})
