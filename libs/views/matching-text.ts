import { sql, type Expression, type SqlBool } from 'kysely'
import { folded } from './search-words.js'

/** The letters of Russian, Romanian and Azerbaijani that fold into others, both cases; those of all alphabets would take ten times as long. */
const OURS = 'ĂăÂâÎîȘșŞşȚțŢţÇçƏəĞğİıÖöÜüЁёЙй'

/**
 * Whether one of some columns contains a text, folded as the words of a search are. SQLite folds only ASCII, so the
 * pattern names the letters that fold alike.
 */
export function containsText(columns: readonly string[], text: string): Expression<SqlBool> {
  const pattern = `*${[...text.trim().normalize('NFC')].map(anyLike).join('')}*`
  return sql<SqlBool>`(${sql.join(
    columns.map((column) => sql`${sql.ref(column)} glob ${pattern}`),
    sql` or `,
  )})`
}

function anyLike(letter: string): string {
  if ('*?['.includes(letter)) return `[${letter}]`
  const plain = folded(letter)
  const cases = [letter, letter.toLowerCase(), letter.toUpperCase(), plain, plain.toUpperCase()]
  const alike = [...cases, ...[...OURS].filter((ours) => folded(ours) === plain)]
  const single = new Set(alike.filter((each) => [...each].length === 1))
  return single.size > 1 ? `[${[...single].join('')}]` : letter
}
