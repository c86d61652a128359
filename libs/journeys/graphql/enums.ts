import { describedEnum } from '#graphql'
import type { CircleKind } from '../domain/circles/circle.js'
import type { Priority, Stitch } from '../domain/events.js'
import type { MadeBy } from '../domain/path.js'
import type { Status } from '../domain/standing.js'
import type { Direction, Effect, Intent } from '../domain/touchpoint.js'
import type { HealthState } from '../queries/health.js'
import type { ClientOrder } from '../queries/list-clients.js'
import type { JourneyOrder } from '../queries/list-journeys.js'
import type { TimelineOrder } from '../queries/read-timeline.js'
import type { MergeProposalRow } from '../views/client.js'
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
  'wrong-door': 'Roles that do not own the topic were touched, and the owner was not reached. Depth 4.',
  'ping-pong': 'The journey came back to the holder before last. Depth 5.',
  carousel: 'Many distinct holders, the owner of the topic not counted. Depth 6.',
  relapse: 'The need is back soon after it was resolved. Depth 8.',
})
export const MergeReasonEnum = describedEnum<MergeProposalRow['because']>(
  'MergeReason',
  'Why two journeys look like one need.',
  {
    'lacks-topic': 'A touchpoint without a topic opened a journey while another was open.',
    bridges: 'A touchpoint that came late would have joined both.',
  },
)
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
