/** How a piece of text stands out. Each is readable without: colour never says what the text does not. */
export type Tone = 'strong' | 'quiet' | 'good' | 'watch' | 'bad' | 'plain'

/** Gives a text its tone. */
export type Paint = (tone: Tone, text: string) => string

const codes: Record<Exclude<Tone, 'plain'>, readonly [number, number]> = {
  strong: [1, 22],
  quiet: [2, 22],
  good: [32, 39],
  watch: [33, 39],
  bad: [31, 39],
}

/** For a terminal that shows colours. */
export const paintWith: Paint = (tone, text) => {
  if (tone === 'plain' || text === '') return text
  const [on, off] = codes[tone]
  return `\u001b[${on}m${text}\u001b[${off}m`
}

/** For all others. */
export const plainPaint: Paint = (_, text) => text
