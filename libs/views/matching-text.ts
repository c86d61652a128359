import { sql, type Expression, type SqlBool } from 'kysely'

/** The letters i of all alphabets that write it with and without a dot are one. */
const DOTS = 'iIİı'

/**
 * Whether one of some columns contains a text, whatever the case: also in Cyrillic, and with the
 * Azerbaijani İ and ı. SQLite folds only ASCII, so the pattern names both cases of each letter.
 */
export function containsText(columns: readonly string[], text: string): Expression<SqlBool> {
  const pattern = `*${[...text.trim().normalize('NFC')].map(eitherCase).join('')}*`
  return sql<SqlBool>`(${sql.join(
    columns.map((column) => sql`${sql.ref(column)} glob ${pattern}`),
    sql` or `,
  )})`
}

function eitherCase(letter: string): string {
  if (DOTS.includes(letter)) return `[${DOTS}]`
  if ('*?['.includes(letter)) return `[${letter}]`
  const cases = new Set([letter, letter.toLowerCase(), letter.toUpperCase()])
  const single = [...cases].filter((each) => [...each].length === 1)
  return single.length > 1 ? `[${single.join('')}]` : letter
}
