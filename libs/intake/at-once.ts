/** As many share a flush to disk as come at once. */
const AT_ONCE = 64

/** Does something with each item, with so many at once; the first failure ends it. */
export async function atOnce<Item>(items: Iterable<Item>, act: (item: Item) => Promise<void>): Promise<void> {
  const left = items[Symbol.iterator]()
  const some = async (): Promise<void> => {
    for (let next = left.next(); !next.done; next = left.next()) await act(next.value)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, some))
}
