import { mapPage, type Page } from '#views'

/** A page as the API shows it: the total is counted when the field is read. */
export interface ShownPage<Node> extends Omit<Page<Node>, 'totalCount'> {
  readonly totalCount: Promise<number>
}

/** What a query found, as the API shows it; nothing where it found nothing. */
export function shown<Row, Shown>(
  found: Promise<Row | undefined>,
  as: (row: Row) => Shown,
): Promise<Shown | undefined> {
  return found.then((row) => (row === undefined ? undefined : as(row)))
}

/** A list as the API shows it. */
export async function shownList<Row, Shown>(
  found: Promise<readonly Row[] | undefined>,
  as: (row: Row) => Shown,
): Promise<Shown[]> {
  return ((await found) ?? []).map(as)
}

/** A page of a connection as the API shows it. */
export function shownPage<Row, Shown>(
  found: Promise<Page<Row> | undefined>,
  as: (row: Row) => Shown,
): Promise<ShownPage<Shown> | undefined> {
  return shown(found, (page) => ({
    edges: mapPage(page, as).edges,
    pageInfo: page.pageInfo,
    get totalCount() {
      return page.totalCount()
    },
  }))
}
