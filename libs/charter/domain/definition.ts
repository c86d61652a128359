import { z } from 'zod'
import { duration } from './duration.js'

const word = z.string().trim().min(1).max(200)

/** The units in which holders are compared. */
export const units = ['role', 'team', 'member'] as const
export type Unit = (typeof units)[number]

const role = z.strictObject({
  name: word,
  /** Other names of the role in tools and files: `AM`, `PM`. */
  aliases: z.array(word).default([]),
  duties: z.string().max(2000).optional(),
})

const topic = z.strictObject({
  name: word,
  /** The role whose task the topic is. */
  owner: word,
})

const thresholds = z.strictObject({
  /** Ping-pong has no threshold: the first bounce enters it. */
  wrongDoor: z.strictObject({ roles: z.int().min(1).max(100).default(2) }).prefault({}),
  carousel: z.strictObject({ holders: z.int().min(2).max(100).default(3) }).prefault({}),
  relapse: z.strictObject({ within: duration.default('30 days') }).prefault({}),
})

/** A charter as it is written in YAML. Durations are elapsed time. */
export const charterDefinition = z
  .strictObject({
    name: word,
    /** The unit in which the circles compare holders. */
    unit: z.enum(units).default('role'),
    /** Whether "nobody" counts as a holder. */
    countNobody: z.boolean().default(false),
    roles: z.array(role).min(1).max(200),
    topics: z.array(topic).max(1000).default([]),
    /** How far apart two touchpoints of one topic may lie and still be one journey. */
    stitchWithin: duration.default('90 days'),
    thresholds: thresholds.prefault({}),
  })
  .superRefine(({ roles, topics }, check) => {
    const names = new Map<string, number>()
    roles.forEach((each, index) =>
      [each.name, ...each.aliases].forEach((name) => {
        if ((names.get(folded(name)) ?? index) !== index)
          check.addIssue({
            code: 'custom',
            path: ['roles', index],
            message: `the name "${name}" is taken by another role`,
          })
        names.set(folded(name), index)
      }),
    )
    const topicNames = new Set<string>()
    topics.forEach(({ name, owner }, index) => {
      if (topicNames.has(folded(name)))
        check.addIssue({ code: 'custom', path: ['topics', index, 'name'], message: `the topic "${name}" stands twice` })
      topicNames.add(folded(name))
      if (!names.has(folded(owner)))
        check.addIssue({
          code: 'custom',
          path: ['topics', index, 'owner'],
          message: `no role is called "${owner}", so nobody owns "${name}"`,
        })
    })
  })
export type CharterDefinition = z.infer<typeof charterDefinition>

/** How names are compared: whatever the case. */
export const folded = (name: string): string => name.trim().toLocaleLowerCase('en')
