import { z } from 'zod'

/** A name in a charter. */
export const word = z.string().trim().min(1).max(200)

/** How names are compared: whatever the case. */
export const folded = (name: string): string => name.trim().toLocaleLowerCase('en')

/** Finds things by their names and aliases. */
export function byName<Thing extends { readonly name: string; readonly aliases?: readonly string[] }>(
  things: readonly Thing[],
): (name: string | undefined) => Thing | undefined {
  const known = new Map(
    things.flatMap((thing) => [thing.name, ...(thing.aliases ?? [])].map((name) => [folded(name), thing])),
  )
  return (name) => (name === undefined ? undefined : known.get(folded(name)))
}
