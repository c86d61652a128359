/** A word of the index takes 2,046 bytes at the most; no letter takes more than four. */
const LONGEST_WORD = 500
/** All words of a row together take a megabyte at the most. */
const MOST_BYTES = 1_000_000

/** The words of a row as the index can hold them: what is longer is cut off. */
export function indexable(words: string): string {
  if (words.length < LONGEST_WORD) return words
  const cut = words.split(' ').map(shortened).join(' ')
  if (Buffer.byteLength(cut) <= MOST_BYTES) return cut
  const fits = Buffer.from(cut).subarray(0, MOST_BYTES).toString()
  return fits.slice(0, fits.lastIndexOf(' '))
}

/** A word as the index has it. */
export const shortened = (word: string): string =>
  word.length > LONGEST_WORD ? [...word].slice(0, LONGEST_WORD).join('') : word
