import { describedEnum } from '#graphql'
import type { AssignmentKind } from '../domain/assignments.js'
import type { CircleKind } from '../domain/circles/circle.js'
import type { Priority, Stitch } from '../domain/events.js'
import type { MadeBy } from '../domain/path.js'
import type { Status } from '../domain/standing.js'
import type { Direction, Effect, Intent } from '../domain/touchpoint.js'
import type { HealthState } from '../queries/health.js'
import type { ClientOrder } from '../queries/list-clients.js'
import type { JourneyOrder } from '../queries/list-journeys.js'
import type { SearchHitKind } from '../queries/search-hit.js'
import type { TimelineOrder } from '../queries/read-timeline.js'
import type { MergeProposalRow } from '../views/client.js'
import type { HandoffState } from '../views/handoff.js'
import type { PromiseState } from '../views/promise.js'
import type { EntryKind } from '../views/timeline-entry.js'

export const StatusEnum = describedEnum<Status>('JourneyStatus', 'How a journey stands.', {
  open: 'We owe the next step.',
  waiting: 'The client owes the next step.',
  resolved: 'The client has what they came for.',
  abandoned: 'Given up without a resolution.',
})
export const PriorityEnum = describedEnum<Priority>('Priority', 'How urgent a journey is.', {
  low: 'Can wait.',
  normal: 'As most are.',
  high: 'Before most others.',
  urgent: 'Before all others.',
})
export const DirectionEnum = describedEnum<Direction>('Direction', 'Which way a touchpoint goes.', {
  inbound: 'From the client.',
  outbound: 'To the client.',
  internal: 'Among ourselves.',
})
export const IntentEnum = describedEnum<Intent>('Intent', 'What the one who speaks wants with a touchpoint.', {
  ask: 'Asks for something.',
  answer: 'Gives what was asked for.',
  deflect: 'Only a link or general advice.',
  decline: 'Not my task.',
  inform: 'Tells something.',
  offer: 'Offers something.',
  promise: 'Promises something.',
  thank: 'Thanks.',
  confirm: 'Confirms.',
  other: 'Anything else.',
})
export const EffectEnum = describedEnum<Effect>('Effect', 'What a touchpoint does to its journey.', {
  resolves: 'Resolves it.',
  reopens: 'Reopens it.',
  waits: 'From now on the client owes the next step.',
  abandons: 'Gives it up.',
})
export const EntryKindEnum = describedEnum<EntryKind>('TimelineEntryKind', 'What an entry of a timeline is.', {
  touchpoint: 'A contact about the client.',
  resolution: 'A member said that the journey is resolved.',
  reopening: 'A member reopened the journey.',
  abandonment: 'A member gave the journey up.',
  confirmation: 'A member handed on that the client confirmed the resolution.',
  offer: 'The journey was offered to another role.',
  acceptance: 'An offered journey was accepted.',
  declining: 'An offered journey was declined.',
  informing: 'A role was let know of the journey.',
  promise: 'The client was promised something.',
  'promise-kept': 'The client got what was promised.',
  'promise-withdrawn': 'A promise was taken back.',
  stage: 'The journey came to a stage of its topic.',
})
export const StitchEnum = describedEnum<Stitch>('Stitch', 'How a touchpoint found its journey.', {
  named: 'The sender named it.',
  thread: 'It came from the same thread of the same tool.',
  topic: 'An open journey with its topic was near in time.',
  opened: 'It opened a new journey.',
})
export const MadeByEnum = describedEnum<MadeBy>('MadeBy', 'Who or what made a hop.', {
  client: 'The client turned to another holder.',
  handoff: 'The journey was offered to the new holder.',
  silent: 'The holder changed without an offer.',
})
export const CircleKindEnum = describedEnum<CircleKind>('CircleKind', 'A pattern in which a client is handed around.', {
  limbo: 'The client asked, and nobody answered in time. Depth 1.',
  'dropped-baton': 'A handoff was offered, or the owner told, and nobody took it up in time. Depth 2.',
  'cold-handoff': 'The client had to tell the story again after a hop without a briefing. Depth 3.',
  'wrong-door': 'Roles that do not own the topic were touched, and the owner was not reached. Depth 4.',
  'ping-pong': 'The journey came back to the holder before last. Depth 5.',
  carousel: 'Many distinct holders, the owner of the topic not counted. Depth 6.',
  'broken-promise': 'A promise is past due, or was made by somebody who may not make it. Depth 7.',
  relapse: 'The need is back soon after it was resolved. Depth 8.',
  forsaken: 'Nobody touched for long; or the journey was given up in another circle. Depth 9.',
})
export const HandoffStateEnum = describedEnum<HandoffState>('HandoffState', 'How a handoff stands.', {
  offered: 'Nobody has taken it up yet.',
  accepted: 'The receiver took it, by word or by touching the journey.',
  declined: 'The receiver did not take it, and said where to go instead.',
  superseded: 'The giver made another offer since.',
  void: 'The journey was resolved before anybody took it up.',
})
export const PromiseStateEnum = describedEnum<PromiseState>('PromiseState', 'How a promise stands.', {
  open: 'It is still to be kept.',
  kept: 'The client got what was promised.',
  withdrawn: 'It was taken back.',
  void: 'The journey was resolved before it was kept or taken back.',
})
export const MergeReasonEnum = describedEnum<MergeProposalRow['because']>(
  'MergeReason',
  'Why two journeys look like one need.',
  {
    'lacks-topic': 'A touchpoint without a topic opened a journey while another was open.',
    bridges: 'A touchpoint that came late would have joined both.',
  },
)
export const AssignmentKindEnum = describedEnum<AssignmentKind>('AssignmentKind', 'How a member serves a client.', {
  primary: 'First: one in each role at a time.',
  backup: 'When the first one is absent.',
})
export const HealthStateEnum = describedEnum<HealthState>('HealthState', 'How a client is served.', {
  good: 'In no circle.',
  watch: 'In one circle.',
  bad: 'In several circles, or in a deep one.',
})
export const ClientOrderEnum = describedEnum<ClientOrder>('ClientOrder', 'An order of clients.', {
  name: 'By name.',
  'last-touchpoint': 'The one touched last first.',
  touchpoints: 'The one with the most touchpoints first.',
  journeys: 'The one with the most journeys first.',
})
export const JourneyOrderEnum = describedEnum<JourneyOrder>('JourneyOrder', 'An order of journeys.', {
  'last-touchpoint': 'The one touched last first.',
  'first-touchpoint': 'The oldest first.',
  touchpoints: 'The one with the most touchpoints first.',
  key: 'By key.',
})
export const TimelineOrderEnum = describedEnum<TimelineOrder>('TimelineOrder', 'An order of a timeline.', {
  'oldest-first': 'As it happened.',
  'newest-first': 'What happened last first.',
})
export const SearchHitKindEnum = describedEnum<SearchHitKind>('SearchHitKind', 'What a search has found.', {
  client: 'A client, by name, code or reference.',
  contact: 'A person at a client, by name or mail address.',
  journey: 'A journey, by key, title or label.',
  touchpoint: 'A touchpoint, or what a member said with a command, by its words or the contact.',
})
