import type { Turns } from './turns.js'

/** As many share a flush to disk as come at once, and their answers come in one turn of the event loop. */
const AT_ONCE = 32

/** Does something with each item, with so many at once, in turns. The first failure ends it, when those under way are done. */
export async function atOnce<Item>(
  items: Iterable<Item>,
  turns: Turns,
  act: (item: Item) => Promise<void>,
): Promise<void> {
  const left = items[Symbol.iterator]()
  const failures: unknown[] = []
  const some = async (): Promise<void> => {
    for (let next = left.next(); !next.done && failures.length === 0; next = left.next()) {
      await turns.next()
      await act(next.value).catch((error: unknown) => failures.push(error))
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, some))
  if (failures.length > 0) throw failures[0]
}
