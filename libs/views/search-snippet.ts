import { matchesIn, type SearchQuestion } from './search-question.js'

/** A piece of a snippet: all of it is what was asked for, or none of it. */
export interface SnippetPart {
  readonly text: string
  readonly isMatch: boolean
}

/** How many characters are shown, and how many of them before the first match. */
const LENGTH = 160
const BEFORE = 40
/** A match further on in a text of many pages is looked for only where there is none before. */
const PAGES = 10_000
/** What would move the cursor of a terminal, colour it, or turn the direction of writing. */
const UNSHOWN = /[\p{Cc}\s\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu

/** The piece of a text around what was asked for, on one line. Together the parts are the piece. */
export function snippet(text: string, question: SearchQuestion): SnippetPart[] {
  const early = matchesIn(text.slice(0, PAGES), question)
  const matches = early.length > 0 ? early : matchesIn(text, question)
  const from = beginOf(text, (matches[0]?.from ?? 0) - BEFORE)
  const to = endOf(text, from + LENGTH)
  const parts: SnippetPart[] = []
  const add = (begin: number, end: number, isMatch: boolean): void => {
    const shown = text.slice(begin, end).replace(UNSHOWN, ' ')
    if (shown !== '') parts.push({ text: shown, isMatch })
  }
  if (from > 0) parts.push({ text: '…', isMatch: false })
  let at = from
  for (const match of matches) {
    if (match.from >= to) break
    add(at, match.from, false)
    add(match.from, Math.min(match.to, to), true)
    at = Math.min(match.to, to)
  }
  add(at, to, false)
  if (to < text.length) parts.push({ text: '…', isMatch: false })
  return parts
}

/** Near a place, where a word begins. */
function beginOf(text: string, place: number): number {
  if (place <= 0) return 0
  const space = text.slice(place, place + BEFORE).search(/\s\S/u)
  return space < 0 ? whole(text, place) : place + space + 1
}

/** Near a place, where a word ends. */
function endOf(text: string, place: number): number {
  if (place >= text.length) return text.length
  const space = text.lastIndexOf(' ', place)
  return space > place - BEFORE ? space : whole(text, place)
}

/** Not in the middle of a character. */
const whole = (text: string, place: number): number =>
  /^[\udc00-\udfff]/.test(text.slice(place, place + 1)) ? place - 1 : place
