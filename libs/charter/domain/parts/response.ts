import { z } from 'zod'
import type { Calendar } from '../calendar.js'
import { deadline, duration, durationOf } from '../duration.js'
import { word } from '../names.js'

/** How pressing a need is. */
export const priorities = ['low', 'normal', 'high', 'urgent'] as const

/** A way on which clients reach us: `mail`, `phone`. */
export const channel = z.strictObject({ name: word, aliases: z.array(word).max(100).default([]) })

/** How soon a client is answered, over a channel, at a priority, or both. */
export const responseTime = z
  .strictObject({ channel: word.optional(), priority: z.enum(priorities).optional(), within: duration })
  .refine(({ channel, priority }) => channel !== undefined || priority !== undefined, {
    message: 'name a channel or a priority; for all others thresholds.limbo.response holds',
  })

/** How an ask came. */
interface Ask {
  readonly channel?: string | undefined
  readonly priority?: string | undefined
}

/**
 * When an ask is to be answered: by the time that names both its channel and its priority, else its priority, else
 * its channel, else by the usual one.
 */
export function responses(
  times: readonly z.infer<typeof responseTime>[],
  channelNamed: (name: string | undefined) => string | undefined,
  usual: string,
): (ask: Ask, at: number, calendar: Calendar) => number {
  const keyOf = (channel?: string, priority?: string) => JSON.stringify([channelNamed(channel), priority])
  const known = new Map(times.map(({ channel, priority, within }) => [keyOf(channel, priority), durationOf(within)]))
  const otherwise = durationOf(usual)
  return ({ channel, priority }, at, calendar) => {
    const keys = [keyOf(channel, priority), keyOf(undefined, priority), keyOf(channel)]
    const found = keys.find((key) => known.has(key))
    return deadline(calendar, at, (found !== undefined && known.get(found)) || otherwise)
  }
}
