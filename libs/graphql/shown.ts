import { mapPage, type Page } from '#views'

/** What a query found, as the API shows it; nothing where it found nothing. */
export async function shown<Row, Shown>(found: Promise<Row | undefined>, as: (row: Row) => Shown): Promise<Shown | undefined> {
  const row = await found
  return row === undefined ? undefined : as(row)
}

/** A list as the API shows it. */
export async function shownList<Row, Shown>(found: Promise<readonly Row[] | undefined>, as: (row: Row) => Shown): Promise<Shown[]> {
  return (await found ?? []).map(as)
}

/** A page as the API shows it. */
export async function shownPage<Row, Shown>(found: Promise<Page<Row> | undefined>, as: (row: Row) => Shown): Promise<Page<Shown> | undefined> {
  return shown(found, (page) => mapPage(page, as))
}
