/** Which fields hold a word of ours that GraphQL writes as an enum: `wrong-door` is `WRONG_DOOR` there. */
const fields = new Set([
  'status',
  'kind',
  'unit',
  'madeBy',
  'direction',
  'intent',
  'effect',
  'lacking',
  'orderBy',
  'change',
  'state',
])

/** What we ask, as GraphQL writes it. */
export const toGraphql = (value: unknown): unknown => mapped(value, (word) => word.replaceAll('-', '_').toUpperCase())

/** What GraphQL answers, as we write it. */
export const fromGraphql = (value: unknown): unknown =>
  mapped(value, (word) => (/^[A-Z_]+$/.test(word) ? word.replaceAll('_', '-').toLowerCase() : word))

function mapped(value: unknown, rewrite: (word: string) => string, field = ''): unknown {
  if (typeof value === 'string') return fields.has(field) ? rewrite(value) : value
  if (Array.isArray(value)) return value.map((each) => mapped(each, rewrite, field))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, mapped(each, rewrite, key)]))
}

/** The filters that a report's figures carry, without the fields that are not there. */
export function withoutAbsent(value: unknown, inFilter = false): unknown {
  if (Array.isArray(value)) return value.map((each) => withoutAbsent(each, inFilter))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, each]) =>
      inFilter && each === null ? [] : [[key, withoutAbsent(each, inFilter || key === 'filter')]],
    ),
  )
}
