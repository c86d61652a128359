/** Tells whether a stream's name begins with one of the given ones; without any, every stream does. */
export function streamFilter(prefixes: readonly string[] | undefined): (stream: string) => boolean {
  if (prefixes === undefined) return () => true
  return (stream) => prefixes.some((prefix) => stream.startsWith(prefix))
}
