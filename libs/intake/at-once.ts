/** As many share a flush to disk as come at once. */
const AT_ONCE = 64

/** Does something with each item, with so many at once. The first failure ends it, when those under way are done. */
export async function atOnce<Item>(items: Iterable<Item>, act: (item: Item) => Promise<void>): Promise<void> {
  const left = items[Symbol.iterator]()
  const failures: unknown[] = []
  const some = async (): Promise<void> => {
    for (let next = left.next(); !next.done && failures.length === 0; next = left.next())
      await act(next.value).catch((error: unknown) => failures.push(error))
  }
  await Promise.all(Array.from({ length: AT_ONCE }, some))
  if (failures.length > 0) throw failures[0]
}
