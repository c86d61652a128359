/** Raised when words are folded or divided otherwise, so that the indexes are made again. */
export const FOLDING = 1

/** Marks that stand above, below or through a letter, as `İ`, `ș`, `ö` and `ё` have them once they are taken apart. */
const MARKS = /[\u0300-\u036f]/g
/** Letters that Unicode takes for letters of their own, and what those type who lack them: `seher` for `şəhər`. */
const LETTERS: Readonly<Record<string, string>> = { ı: 'i', ə: 'e', ø: 'o', ł: 'l', đ: 'd', ς: 'σ' }
const LETTER = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'g')
const ASCII = /^[\0-\x7f]*$/
const WORD = /[\p{L}\p{N}\p{M}]+/gu

/** A text as it is compared with others: without case and marks; `İ`, `I`, `ı` and `i` are one letter, so are `ё` and `е`. */
export function folded(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase()
  return text
    .normalize('NFD')
    .toLowerCase()
    .replace(MARKS, '')
    .replace(LETTER, (letter) => LETTERS[letter] ?? letter)
}

/** The words of a text in their order, folded. All else divides them: `ACME-12` is two. */
export const wordsOf = (text: string): string[] => folded(text).match(WORD) ?? []

/** A word of a text, folded, and where it stands. */
export interface PlacedWord {
  readonly word: string
  readonly from: number
  readonly to: number
}

/** The words of a text, each with its place. */
export const placedWords = (text: string): PlacedWord[] =>
  Array.from(text.matchAll(WORD), ({ 0: whole, index }) => ({
    word: folded(whole),
    from: index,
    to: index + whole.length,
  })).filter(({ word }) => word !== '')
