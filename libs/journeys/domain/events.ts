import { z } from 'zod'
import { defineEvents, personal, plainText, type EventOf } from '#event-sourcing'
import { assignmentKinds } from './assignments.js'
import { circleKinds } from './circles/circle.js'
import { clientRef } from './client-ref.js'
import { contact } from './contact.js'
import { withDueField } from './due.js'
import { instant, MAX_TEXT, touchpoint } from './touchpoint.js'
import { remark } from './remark.js'

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

const text = plainText.min(1).max(MAX_TEXT)

/** A fact that a member commanded about a journey. */
const commandedFact = z.object({ journeyId: id, factId: id, at: instant, order: z.int().min(0), ...withDueField })

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
  /** The client is called so from now on. */
  ClientChanged: { version: 1, schema: z.object({ name: personal(name) }) },
  /** A person at the client became known. */
  ContactAdded: { version: 1, schema: contact.extend({ contactId: id }) },
  /** A member serves the client in a role, first or as a backup: from an instant on, before another where there is one. */
  MemberAssigned: {
    version: 1,
    schema: z.object({ memberId: id, role: name, as: z.enum(assignmentKinds), from: instant, to: instant.optional() }),
  },
  /** What a member did for the client in a role ended; an assignment that began at this very instant never was. */
  MemberReleased: { version: 1, schema: z.object({ memberId: id, role: name, at: instant }) },
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
      ...withDueField,
    }),
  },
  /** The client has what they came for, says a member. */
  JourneyResolved: { version: 1, schema: commandedFact },
  /** The need is back, says a member. */
  JourneyReopened: { version: 1, schema: commandedFact },
  /** Nobody will go on with the need, says a member: the client has not got what they came for. */
  JourneyAbandoned: { version: 1, schema: commandedFact.extend({ reason: personal(remark.optional()) }) },
  /** The client has confirmed that they have what they came for. */
  ResolutionConfirmed: { version: 1, schema: commandedFact },
  /** A journey was offered to another role. */
  HandoffOffered: {
    version: 1,
    schema: commandedFact.extend({
      handoffId: id,
      /** The role that gives it away. */
      from: name.optional(),
      to: name,
      toTeam: name.optional(),
      toMember: personal(name.optional()),
      /** What the receiver should know. */
      briefing: personal(text.optional()),
      /** The client has agreed to it. */
      consent: z.literal(true).optional(),
      /** When it should be accepted or declined. */
      acceptBy: instant.optional(),
    }),
  },
  /** The receiver took an offered journey. */
  HandoffAccepted: {
    version: 1,
    schema: commandedFact.extend({ handoffId: id, role: name, member: personal(name.optional()) }),
  },
  /** The receiver did not take an offered journey, and said where it should go. */
  HandoffDeclined: {
    version: 1,
    schema: commandedFact.extend({ handoffId: id, role: name, reason: personal(text), instead: name }),
  },
  /** A role was let know of a journey. */
  RoleInformed: {
    version: 1,
    schema: commandedFact.extend({
      role: name,
      team: name.optional(),
      member: personal(name.optional()),
      briefing: personal(text.optional()),
      /** When the role should touch the journey. */
      touchBy: instant.optional(),
    }),
  },
  /** The client was promised something by an instant. */
  PromiseMade: {
    version: 1,
    schema: commandedFact.extend({
      promiseId: id,
      role: name,
      member: personal(name.optional()),
      text: personal(text),
      dueAt: instant,
    }),
  },
  /** The client got what was promised. */
  PromiseKept: { version: 1, schema: commandedFact.extend({ promiseId: id }) },
  /** A promise was taken back. */
  PromiseWithdrawn: {
    version: 1,
    schema: commandedFact.extend({ promiseId: id, reason: personal(text.optional()) }),
  },
  /** A journey came to a stage of its topic. */
  StageEntered: {
    version: 1,
    schema: commandedFact.extend({ stage: name, authoredBy: name.optional(), presentedBy: name.optional() }),
  },
  /** What is said of a journey changed; only the changed fields are there. */
  JourneyChanged: {
    version: 1,
    schema: z.object({
      journeyId: id,
      title: personal(name.optional()),
      topic: name.optional(),
      priority: z.enum(priorities).optional(),
      labels: z.array(name).max(50).optional(),
      ...withDueField,
    }),
  },
  /** A touchpoint belongs to another journey than the one it was stitched into. */
  TouchpointMoved: {
    version: 1,
    schema: z.object({ touchpointId: id, fromJourneyId: id, toJourneyId: id, ...withDueField }),
  },
  /** Two journeys are one need; the touchpoints of the first belong to the second. */
  JourneysMerged: { version: 1, schema: z.object({ fromJourneyId: id, intoJourneyId: id, ...withDueField }) },
  /** One journey is two needs: these touchpoints belong to the second, which was opened for them. */
  JourneySplit: {
    version: 1,
    schema: z.object({
      fromJourneyId: id,
      toJourneyId: id,
      touchpointIds: z.array(id).min(1),
      ...withDueField,
    }),
  },
  /** Nothing more happened up to an instant, and that alone changed something. */
  TimePassed: { version: 1, schema: z.object({ until: instant, ...withDueField }) },
  /** Two journeys look like one need: a member should decide. */
  MergeProposed: {
    version: 1,
    schema: z.object({ journeyId: id, withJourneyId: id, because: z.enum(mergeReasons), touchpointId: id }),
  },
  /** Two journeys that look like one need are two, says a member: nobody is asked again. */
  MergeRefused: {
    version: 1,
    schema: z.object({ journeyId: id, withJourneyId: id, reason: personal(remark.optional()) }),
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
  /** A member has taken note of a circle. */
  CircleAcknowledged: { version: 1, schema: z.object({ ...circle, note: personal(remark.optional()) }) },
  /** A member has said that a circle is a legitimate loop, and why. What the rules say of it stays as it is. */
  CircleDismissed: { version: 1, schema: z.object({ ...circle, reason: personal(remark) }) },
})
export type ClientEvent = EventOf<typeof clientEvents>
export type Stitch = (typeof stitches)[number]
export type Priority = (typeof priorities)[number]

const factEvents: ReadonlySet<string> = new Set(
  clientEvents.types.filter((type) => {
    const { schema } = clientEvents.definitionOf(type)
    return schema instanceof z.ZodObject && 'due' in schema.shape
  }),
)

/** Whether events of this type change facts, so that they may tell when time will next change something. */
export const changesFacts = (type: ClientEvent['type']): boolean => factEvents.has(type)
