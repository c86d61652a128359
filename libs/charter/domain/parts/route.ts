import { z } from 'zod'
import { duration, durationOf, type Duration } from '../duration.js'
import { word } from '../names.js'

/** A way on which one role hands journeys to another. */
export const route = z.strictObject({
  from: word,
  to: word,
  /** What is handed over, and how, in a sentence. */
  purpose: z.string().max(2000).optional(),
  /** How soon the receiver accepts; as thresholds.droppedBaton says by default. */
  within: duration.optional(),
  /** Whether the receiver is to be briefed. */
  briefing: z.boolean().default(false),
  /** Whether the client is to agree first. */
  consent: z.boolean().default(false),
  /** Whether the journey is to come back, so that its way back is no ping-pong. */
  returns: z.boolean().default(false),
})

/** A route, its roles in the charter's spelling. */
export interface Route {
  readonly from: string
  readonly to: string
  readonly purpose?: string | undefined
  /** The time to accept. */
  readonly within: Duration
  readonly briefing: boolean
  readonly consent: boolean
  readonly returns: boolean
}

/** Finds routes by the two roles, given by name or alias. */
export function routesBetween(
  routes: readonly z.infer<typeof route>[],
  roleNamed: (name: string | undefined) => string | undefined,
  usual: string,
): (from: string, to: string) => Route | undefined {
  const keyOf = (from: string, to: string) => JSON.stringify([roleNamed(from) ?? from, roleNamed(to) ?? to])
  const known = new Map<string, Route>(
    routes.map((each) => [
      keyOf(each.from, each.to),
      {
        ...each,
        from: roleNamed(each.from) ?? each.from,
        to: roleNamed(each.to) ?? each.to,
        within: durationOf(each.within ?? usual),
      },
    ]),
  )
  return (from, to) => known.get(keyOf(from, to))
}
