import type { Touchpoint } from '#journeys'
import { handedOverAt } from './working-time.js'
import type { Told } from './told.js'

/** The reference of the client whose story the demo shows. */
export const ENGINEER = { name: 'Bureau of Angles', ref: { system: 'demo', id: 'C-1000' } } as const

/** Who serves him: a team that never heard of it until late. */
export const engineerTeam = [
  { member: 'account-1', role: 'account', as: 'primary' },
  { member: 'liaison', role: 'account', as: 'backup' },
  { member: 'cs-lead', role: 'cs', as: 'primary' },
] as const

type Moment = Omit<Touchpoint, 'contact' | 'topic' | 'source'> & { readonly system: string; readonly thread: string }

const moments: readonly Moment[] = [
  {
    ...{ occurredAt: '2026-03-02T10:00:00.000Z', direction: 'inbound', intent: 'ask', channel: 'mail' },
    ...{ role: 'account', team: 'relations north', member: 'account-1', system: 'mail', thread: 'MAIL-1000-1' },
    text: 'We bought the new 3D modelling software from you and I cannot work with it. Who can show me how?',
  },
  {
    ...{ occurredAt: '2026-03-02T10:40:00.000Z', direction: 'outbound', intent: 'deflect', channel: 'mail' },
    ...{ role: 'account', team: 'relations north', member: 'account-1', system: 'mail', thread: 'MAIL-1000-1' },
    text: 'There is material on our site: here is the link to the page on modelling.',
  },
  {
    ...{ occurredAt: '2026-03-04T09:00:00.000Z', direction: 'inbound', intent: 'ask', channel: 'portal' },
    ...{ role: 'support', team: 'first line', member: 'support-2', system: 'desk', thread: 'DESK-1000-2' },
    text: 'How do I set up shared models in the 3D software? The pages on the site stop before that.',
  },
  {
    ...{ occurredAt: '2026-03-04T15:00:00.000Z', direction: 'outbound', intent: 'decline', channel: 'portal' },
    ...{ role: 'support', team: 'first line', member: 'support-2', system: 'desk', thread: 'DESK-1000-2' },
    text: 'Everything runs as it should on your side. Training is not among the tasks of support.',
  },
  {
    ...{ occurredAt: '2026-03-26T11:00:00.000Z', direction: 'outbound', intent: 'answer', channel: 'meeting' },
    ...{ role: 'cs', team: 'success', member: 'cs-lead', system: 'crm', thread: 'CRM-1000-3' },
    text: 'Met the lead engineer, went through the first model together and sent the full material.',
  },
  {
    ...{ occurredAt: '2026-03-27T14:00:00.000Z', direction: 'internal', intent: 'inform', channel: 'meeting' },
    ...{ role: 'product', team: 'core product', member: 'product-1', system: 'crm', thread: 'CRM-1000-3' },
    text: 'Joined for an hour and explained shared models on a plan of the bureau.',
    assisting: true,
  },
  {
    ...{ occurredAt: '2026-03-30T10:00:00.000Z', direction: 'outbound', intent: 'inform', effect: 'resolves' },
    ...{ role: 'cs', team: 'success', member: 'cs-lead', system: 'crm', thread: 'CRM-1000-3', channel: 'phone' },
    text: 'The first building is modelled; what was missing is learned.',
  },
  {
    ...{ occurredAt: '2026-03-30T11:00:00.000Z', direction: 'inbound', intent: 'confirm', channel: 'mail' },
    ...{ role: 'cs', team: 'success', member: 'cs-lead', system: 'crm', thread: 'CRM-1000-3' },
    text: 'Confirmed: I can work with it now. Thank you for the patience.',
  },
]

/** The engineer: asked account, wrote to support, and met customer success three weeks later. */
export const engineerStory = (): Told[] =>
  moments.map(({ system, thread, ...rest }, index) => ({
    recordedAt: handedOverAt(Date.parse(rest.occurredAt)),
    touchpoint: {
      ...rest,
      ...(rest.direction !== 'internal' && { contact: 'lead engineer' }),
      topic: 'training',
      source: { system, thread, id: `${thread}/${index + 1}` },
    },
  }))
