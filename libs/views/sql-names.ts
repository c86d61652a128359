/** A name as SQL wants it. */
export function quoted(name: string): string {
  return `"${name}"`
}

/** Names as SQL wants them, with commas between. */
export function list(names: readonly string[]): string {
  return names.map(quoted).join(', ')
}
