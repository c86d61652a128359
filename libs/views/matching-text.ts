import { sql, type RawBuilder, type SqlBool } from 'kysely'
import { spelled } from './query-dialect.js'
import { folded } from './search-words.js'

/** The letters of Russian, Romanian and Azerbaijani that fold into others, both cases; those of all alphabets would take ten times as long. */
const OURS = 'ĂăÂâÎîȘșŞşȚțŢţÇçƏəĞğİıÖöÜüЁёЙй'

/** Whether one of some columns contains a text, folded as the words of a search are. */
export const containsText = (columns: readonly string[], text: string): RawBuilder<SqlBool> =>
  sql<SqlBool>`(${sql.join(
    columns.map((column) => spelled((dialect) => dialect.contains(column, text))),
    sql` or `,
  )})`

/** A text letter by letter, and with each those that fold as it does: for engines that fold otherwise themselves. */
export const lettersLike = (text: string): readonly string[][] => [...text.trim().normalize('NFC')].map(alike)

function alike(letter: string): string[] {
  const plain = folded(letter)
  const cases = [letter, letter.toLowerCase(), letter.toUpperCase(), plain, plain.toUpperCase()]
  const others = [...OURS].filter((ours) => folded(ours) === plain)
  const single = new Set([...cases, ...others].filter((each) => [...each].length === 1))
  return single.size > 1 ? [...single] : [letter]
}
