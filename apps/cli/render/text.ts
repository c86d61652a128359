const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** Letters of the East that take two columns, and pictures. */
const WIDE =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]|^\p{Emoji_Presentation}|\ufe0f/u
const INVISIBLE = /^[\p{Mn}\p{Me}\p{Cf}\p{Cc}]+$/u

/** Latin, Cyrillic and the usual signs need no further look. */
const NARROW = /^[\u0020-\u007e\u00a0-\u02ff\u0370-\u0482\u048a-\u052f\u2010-\u2027\u2190-\u21ff\u2500-\u25ff]*$/u

/** How many columns of a terminal a text takes: marks that combine take none, letters of the East two. */
export function widthOf(text: string): number {
  if (NARROW.test(text)) return text.length
  let width = 0
  for (const { segment } of graphemes.segment(text)) width += widthOfGrapheme(segment)
  return width
}

function widthOfGrapheme(grapheme: string): number {
  if (INVISIBLE.test(grapheme)) return 0
  return WIDE.test(grapheme) ? 2 : 1
}

/**
 * A text of others on one line of ours: what would move the cursor, colour the screen or turn the
 * direction of writing becomes a space.
 */
export function onOneLine(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim()
}

/** A text that takes at most so many columns; what is cut is marked. */
export function shortened(text: string, columns: number): string {
  if (columns <= 0) return ''
  if (widthOf(text) <= columns) return text
  let kept = ''
  let width = 0
  for (const { segment } of graphemes.segment(text)) {
    width += widthOfGrapheme(segment)
    if (width > columns - 1) break
    kept += segment
  }
  return `${kept.trimEnd()}…`
}

/** A text that takes exactly so many columns. */
export function padded(text: string, columns: number, side: 'left' | 'right' = 'left'): string {
  const shown = shortened(text, columns)
  const space = ' '.repeat(Math.max(0, columns - widthOf(shown)))
  return side === 'left' ? shown + space : space + shown
}

/** A sentence in lines of at most so many columns, those after the first indented; spaces before it stay. */
export function wrapped(text: string, columns: number, indent = ''): string[] {
  const [first = '', ...words] = text.trimStart().split(' ')
  const lines: string[] = []
  let line = ' '.repeat(text.length - text.trimStart().length) + first
  for (const word of words) {
    if (widthOf(line) + 1 + widthOf(word) <= columns) line += ` ${word}`
    else {
      lines.push(line)
      line = indent + word
    }
  }
  return [...lines, line]
}
