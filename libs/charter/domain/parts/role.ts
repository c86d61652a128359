import { z } from 'zod'
import { byName, folded, word } from '../names.js'

/** A role of the company. */
export const role = z.strictObject({
  name: word,
  /** Other names of the role in tools and files: `AM`, `PM`. */
  aliases: z.array(word).max(100).default([]),
  /** What the role is there for, in a sentence or two. */
  duties: z.string().max(2000).optional(),
  /** What it may promise a client: anything, nothing, or only what concerns these topics. */
  mayPromise: z.union([z.boolean(), z.array(word).max(1000)], 'true, false, or a list of topics').default(true),
  /** When it works; as the first calendar says by default. */
  calendar: word.optional(),
})

/** A team: whose role it plays, and when it works; as its role by default. */
export const team = z.strictObject({ name: word, role: word.optional(), calendar: word.optional() })

/** Who takes over for a role that is away. */
export const cover = z.strictObject({ role: word, by: word })

/** Tells whether a role may promise something about a topic. An unknown role or topic is not held against anybody. */
export function promises(
  roles: readonly z.infer<typeof role>[],
): (role: string | undefined, topic: string | undefined) => boolean {
  const named = byName(roles)
  return (name, topic) => {
    const { mayPromise } = named(name) ?? { mayPromise: true }
    if (typeof mayPromise === 'boolean') return mayPromise
    return topic === undefined || mayPromise.some((each) => folded(each) === folded(topic))
  }
}
