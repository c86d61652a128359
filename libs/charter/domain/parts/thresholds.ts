import { z } from 'zod'
import { duration, elapsedDuration } from '../duration.js'

/** From where on a pattern is a circle. Cold handoff, ping-pong and broken promise have no threshold: the first one counts. */
export const thresholds = z.strictObject({
  /** How soon a client who asks is answered, where no response time says otherwise. */
  limbo: z.strictObject({ response: duration.default('8 working hours') }).prefault({}),
  /** How soon a role accepts what it is offered, where its route does not say otherwise, or touches what it was told of. */
  droppedBaton: z.strictObject({ within: duration.default('1 working day') }).prefault({}),
  /** So many distinct roles that do not own the topic. */
  wrongDoor: z.strictObject({ roles: z.int().min(1).max(100).default(2) }).prefault({}),
  /** So many distinct holders, the topic's owner not counted. */
  carousel: z.strictObject({ holders: z.int().min(2).max(100).default(3) }).prefault({}),
  /** So soon after the resolution. */
  relapse: z.strictObject({ within: elapsedDuration.default('30 days') }).prefault({}),
  /** So long without any touchpoint. */
  forsaken: z.strictObject({ within: elapsedDuration.default('14 days') }).prefault({}),
})
