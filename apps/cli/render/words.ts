const integers = new Intl.NumberFormat('en')

/** `65,533` */
export const numberInWords = (value: number): string => integers.format(value)

/** `1 journey`, `7,554 journeys` */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${numberInWords(count)} ${count === 1 ? one : many}`
}

/** `a`, `a and b`, `a, b and c` */
export function listed(words: readonly string[]): string {
  const last = words[words.length - 1] ?? ''
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`
}

/** `1st`, `2nd`, `3rd`, `4th` … `9th` */
export const ordinal = (depth: number): string => `${depth}${['th', 'st', 'nd', 'rd'][depth] ?? 'th'}`

/** The name of a circle, from its kind: `wrong-door` → `Wrong door`. */
export function circleName(kind: string): string {
  if (kind === 'ping-pong') return 'Ping-pong'
  return kind.charAt(0).toUpperCase() + kind.slice(1).replaceAll('-', ' ')
}
