/** A page as every list gives it. */
export interface PageOf<Row> {
  readonly edges: readonly { readonly node: Row }[]
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor?: string | null }
}

/** Which page to ask for. */
export interface PageAsked {
  readonly first: number
  readonly after?: string
}

const MOST = 200

/** Every row of a list, page by page. */
export async function* everyRow<Row>(ask: (page: PageAsked) => Promise<PageOf<Row>>): AsyncGenerator<Row> {
  let after: string | undefined
  do {
    const { edges, pageInfo } = await ask({ first: MOST, ...(after !== undefined && { after }) })
    for (const { node } of edges) yield node
    after = pageInfo.hasNextPage ? (pageInfo.endCursor ?? undefined) : undefined
  } while (after !== undefined)
}

/** The first rows of a list, and how many it has. */
export async function firstRows<Row>(
  limit: number,
  ask: (page: PageAsked) => Promise<PageOf<Row> & { totalCount: number | (() => Promise<number>) }>,
): Promise<{ items: Row[]; total: number }> {
  const items: Row[] = []
  let total: number | undefined
  let after: string | undefined
  do {
    const page = await ask({ first: Math.min(MOST, limit - items.length), ...(after !== undefined && { after }) })
    total ??= typeof page.totalCount === 'number' ? page.totalCount : await page.totalCount()
    items.push(...page.edges.map(({ node }) => node))
    after = page.pageInfo.hasNextPage ? (page.pageInfo.endCursor ?? undefined) : undefined
  } while (after !== undefined && items.length < limit)
  return { items, total }
}
