import { z } from 'zod'
import { defineEvents, personal, type EventOf } from '#event-sourcing'
import { circleKinds } from './circles/circle.js'
import { clientRef } from './client-ref.js'
import { instant, touchpoint } from './touchpoint.js'

const id = z.uuid()
const name = z.string().min(1).max(200)
const circle = { circleId: id, journeyId: id }
const visit = z.object({
  enteredAt: instant,
  leftAt: instant.optional(),
  /** Ids of the touchpoints that show it, in order. */
  evidence: z.array(id),
  /** The role that should have been there. */
  missing: name.optional(),
})

/** How a touchpoint found its journey. */
export const stitches = ['named', 'thread', 'topic', 'opened'] as const
export const priorities = ['low', 'normal', 'high', 'urgent'] as const
export const mergeReasons = ['lacks-topic', 'bridges'] as const

/** A visit as events tell it; instants as text. */
export type RecordedVisit = z.infer<typeof visit>

/** The events of a client's stream, `client-<uuid>`. */
export const clientEvents = defineEvents({
  /** A client became known. The code begins the keys of its journeys. */
  ClientRegistered: { version: 1, schema: z.object({ clientId: id, code: name, name: personal(name) }) },
  /** The client is known in another tool by this id. */
  ClientRefLinked: { version: 1, schema: clientRef },
  /** A need of the client became a journey, with its first touchpoint recorded. */
  JourneyOpened: { version: 1, schema: z.object({ journeyId: id, number: z.int().min(1), key: name }) },
  /** A contact about the client, stitched into a journey. */
  TouchpointRecorded: {
    version: 1,
    schema: touchpoint.extend({
      touchpointId: id,
      journeyId: id,
      stitchedBy: z.enum(stitches),
      /** It came after a fact of its journey that happened later: what was read from the facts must be read anew. */
      late: z.literal(true).optional(),
    }),
  },
  /** The client has what they came for, says a member. */
  JourneyResolved: { version: 1, schema: z.object({ journeyId: id, factId: id, at: instant, order: z.int().min(0) }) },
  /** The need is back, says a member. */
  JourneyReopened: { version: 1, schema: z.object({ journeyId: id, factId: id, at: instant, order: z.int().min(0) }) },
  /** What is said of a journey changed; only the changed fields are there. */
  JourneyChanged: {
    version: 1,
    schema: z.object({
      journeyId: id,
      title: personal(name.optional()),
      topic: name.optional(),
      priority: z.enum(priorities).optional(),
      labels: z.array(name).max(50).optional(),
    }),
  },
  /** A touchpoint belongs to another journey than the one it was stitched into. */
  TouchpointMoved: { version: 1, schema: z.object({ touchpointId: id, fromJourneyId: id, toJourneyId: id }) },
  /** Two journeys are one need; the touchpoints of the first belong to the second. */
  JourneysMerged: { version: 1, schema: z.object({ fromJourneyId: id, intoJourneyId: id }) },
  /** Two journeys look like one need: a member should decide. */
  MergeProposed: {
    version: 1,
    schema: z.object({ journeyId: id, withJourneyId: id, because: z.enum(mergeReasons), touchpointId: id }),
  },
  /** A journey entered a circle, for the first time or again. */
  CircleEntered: {
    version: 1,
    schema: z.object({
      ...circle,
      kind: z.enum(circleKinds),
      spell: name,
      enteredAt: instant,
      evidence: z.array(id),
      missing: name.optional(),
    }),
  },
  /** More touchpoints show the circle that the journey is in. */
  CircleEvidenceAdded: { version: 1, schema: z.object({ ...circle, evidence: z.array(id).min(1) }) },
  /** The journey is out of the circle. */
  CircleLeft: { version: 1, schema: z.object({ ...circle, leftAt: instant }) },
  /** What was announced of a circle was not so: these are all its visits. */
  CircleCorrected: {
    version: 1,
    schema: z.object({ ...circle, kind: z.enum(circleKinds), spell: name, visits: z.array(visit).min(1) }),
  },
  /** The journey was never in the circle. */
  CircleRetracted: { version: 1, schema: z.object(circle) },
})
export type ClientEvent = EventOf<typeof clientEvents>
export type Stitch = (typeof stitches)[number]
export type Priority = (typeof priorities)[number]
