import { z } from 'zod'
import { elapsedDuration } from '../duration.js'
import { word } from '../names.js'
import { calendar, usualCalendar } from './calendar.js'
import { channel, responseTime } from './response.js'
import { cover, role, team } from './role.js'
import { route } from './route.js'
import { thresholds } from './thresholds.js'
import { topic } from './topic.js'

/** The units in which holders are compared. */
export const units = ['role', 'team', 'member'] as const
export type Unit = (typeof units)[number]

/** All parts of a charter. What one leaves out has a default, so that every charter ever written can be read. */
export const charter = z.strictObject({
  name: word,
  /** The unit in which the circles compare holders. */
  unit: z.enum(units).default('role'),
  /** Whether "nobody" counts as a holder. */
  countNobody: z.boolean().default(false),
  roles: z.array(role).min(1).max(200),
  teams: z.array(team).max(1000).default([]),
  /** Who takes over for whom. */
  covers: z.array(cover).max(1000).default([]),
  topics: z.array(topic).max(1000).default([]),
  channels: z.array(channel).max(200).default([]),
  responseTimes: z.array(responseTime).max(1000).default([]),
  routes: z.array(route).max(1000).default([]),
  /** The first one holds where nothing else is said. */
  calendars: z.array(calendar).min(1, 'at least one calendar').max(200).prefault([usualCalendar]),
  /** How far apart two touchpoints of one topic may lie and still be one journey. */
  stitchWithin: elapsedDuration.default('90 days'),
  thresholds: thresholds.prefault({}),
})

/** A charter, every default filled in. */
export type CharterDefinition = z.infer<typeof charter>
