import { z } from 'zod'
import { folded, word } from '../names.js'

/** A stage that the journeys of a topic go through. */
export const stage = z.strictObject({
  name: word,
  /** Whether anything may be promised at this stage; not while needs are still gathered. */
  mayPromise: z.boolean().default(true),
  /** The roles that may author what is offered at this stage; any by default. */
  authoredBy: z.array(word).max(100).default([]),
  /** The roles that may present it to the client; any by default. */
  presentedBy: z.array(word).max(100).default([]),
})

/** A stage of a topic. */
export type Stage = Readonly<z.infer<typeof stage>>

/** What a client may come for. */
export const topic = z.strictObject({
  name: word,
  /** The role whose task the topic is. */
  owner: word,
  /** The stages of its journeys in their order, if any. */
  stages: z.array(stage).max(100).default([]),
})

/** Finds the stages of topics, their roles by the charter's names. An unknown topic has none. */
export function stagesByTopic(
  topics: readonly z.infer<typeof topic>[],
  roleNamed: (name: string) => string | undefined,
): (topic: string | undefined) => readonly Stage[] {
  const spelled = (roles: readonly string[]) => roles.map((name) => roleNamed(name) ?? name)
  const known = new Map(
    topics.map(({ name, stages }) => [
      folded(name),
      stages.map((each) => ({
        ...each,
        authoredBy: spelled(each.authoredBy),
        presentedBy: spelled(each.presentedBy),
      })),
    ]),
  )
  return (name) => (name === undefined ? undefined : known.get(folded(name))) ?? []
}
