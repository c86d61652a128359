import type { Cell, Column, Section } from './section.js'

const integers = new Intl.NumberFormat('en', { maximumFractionDigits: 0 })
const decimals = new Intl.NumberFormat('en', { maximumFractionDigits: 2 })
const oneDecimal = new Intl.NumberFormat('en', { minimumFractionDigits: 1, maximumFractionDigits: 1 })

/** A cell as people read it. */
export function cellInWords(cell: Cell, { kind }: Column): string {
  if (cell === null) return '–'
  if (typeof cell === 'string') return plain(cell)
  if (kind === 'days') return cell < 1 ? hoursInWords(cell * 24) : `${oneDecimal.format(cell)} d`
  if (kind === 'hours') return hoursInWords(cell)
  if (kind === 'share') return `${oneDecimal.format(100 * cell)} %`
  return decimals.format(cell)
}

/** The rows of a section that a page for reading shows, and a note where it leaves some out. */
export function rowsToRead({ rows, lastRows = rows.length, notes }: Section): Pick<Section, 'rows' | 'notes'> {
  if (rows.length <= lastRows) return { rows, notes }
  return {
    rows: rows.slice(-lastRows),
    notes: [...notes, `The last ${lastRows} of ${integers.format(rows.length)}; JSON and CSV have all.`],
  }
}

/** Names come from outside: what would move the cursor or turn the direction of writing is left out. */
export const plain = (text: string): string =>
  text.replace(/[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, ' ')

const hoursInWords = (hours: number): string =>
  hours < 1 ? `${integers.format(hours * 60)} min` : `${oneDecimal.format(hours)} h`
