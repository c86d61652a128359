import { placedWords, wordsOf } from './search-words.js'

/** Words that must stand in a row one after the other. */
export interface SearchTerm {
  readonly words: readonly string[]
  /** The last one may be the beginning of a word. */
  readonly isPrefix: boolean
}

/** What must all stand in a row that is found. */
export type SearchQuestion = readonly SearchTerm[]

/** In quotation marks of any language; without the closing one, somebody is still typing. */
const TERM = /["“”„«»]([^"“”„«»]*)(["“”„«»]?)|[^\s"“”„«»]+/gu

/**
 * A question as people type it. Each word is the beginning of a word that is sought, a single letter the whole of it;
 * what is in quotation marks is sought as it stands. Every text is a question; one without a word asks for nothing.
 */
export const searchQuestion = (text: string): SearchQuestion =>
  Array.from(text.matchAll(TERM), ([whole, quoted, closing]): SearchTerm => {
    const words = wordsOf(quoted ?? whole)
    const last = [...(words[words.length - 1] ?? '')]
    return { words, isPrefix: closing === undefined || closing === '' ? last.length > 1 : false }
  }).filter(({ words }) => words.length > 0)

/** From where to where in a text stands what is asked for: word by word, in their order. */
export function matchesIn(text: string, question: SearchQuestion): { from: number; to: number }[] {
  const placed = placedWords(text)
  return placed
    .filter((_, index) => question.some((term) => isInTerm(index, term)))
    .map(({ from, to }) => ({ from, to }))

  function isInTerm(index: number, term: SearchTerm): boolean {
    return term.words.some((_, place) => beginsAt(index - place, term))
  }
  function beginsAt(index: number, { words, isPrefix }: SearchTerm): boolean {
    return words.every((word, place) => {
      const found = placed[index + place]?.word
      return isPrefix && place === words.length - 1 ? found?.startsWith(word) === true : found === word
    })
  }
}
