import type { EntryShown, JourneyTimeline, TimelineShown } from '../desk/shown.js'

/** A touchpoint of the story; what is left out is not known. */
export const entry = (id: string, occurredAt: string, given: Partial<EntryShown>): EntryShown => ({
  id,
  kind: 'touchpoint',
  occurredAt: `${occurredAt}:00.000Z`,
  role: null,
  team: null,
  member: null,
  contact: null,
  channel: null,
  direction: null,
  intent: null,
  effect: null,
  topic: 'training',
  text: null,
  receiver: null,
  consented: false,
  assisting: false,
  repeats: false,
  ...given,
})

const bureau = { id: 'c', code: 'BUREAU', name: 'Bureau of Angles' }

/** The engineer whom nobody's ticket counter sees, as a desk shows the journey. */
export const engineer: JourneyTimeline = {
  id: 'j',
  key: 'BUREAU-1',
  client: bureau,
  title: null,
  topic: 'training',
  product: null,
  status: 'resolved',
  role: 'cs',
  team: null,
  member: 'Carla',
  touchpoints: 7,
  firstAt: '2026-03-02T10:00:00.000Z',
  lastAt: '2026-03-30T10:00:00.000Z',
  resolvedAt: '2026-03-30T10:00:00.000Z',
  reopenings: 0,
  entries: [
    entry('t1', '2026-03-02T10:00', {
      role: 'account',
      contact: 'Lena',
      direction: 'inbound',
      intent: 'ask',
      text: 'We cannot work with the new software.',
    }),
    entry('t2', '2026-03-02T10:40', {
      role: 'account',
      member: 'Tom',
      direction: 'outbound',
      intent: 'deflect',
      text: 'See\nour site.',
    }),
    entry('t3', '2026-03-04T09:00', {
      role: 'support',
      direction: 'inbound',
      intent: 'ask',
      text: 'Все кнопки пропали',
      repeats: true,
    }),
    entry('t4', '2026-03-04T15:00', {
      role: 'support',
      direction: 'outbound',
      intent: 'decline',
      text: 'Not our task.',
    }),
    entry('t5', '2026-03-26T11:00', { role: 'cs', member: 'Carla', direction: 'outbound', intent: 'answer' }),
    entry('t6', '2026-03-27T14:00', { role: 'product', member: 'Ayaz', direction: 'internal', assisting: true }),
    entry('t7', '2026-03-30T10:00', {
      role: 'cs',
      member: 'Carla',
      direction: 'outbound',
      intent: 'confirm',
      effect: 'resolves',
    }),
  ],
  hops: [
    {
      from: 'account',
      to: 'support',
      at: '2026-03-04T09:00:00.000Z',
      touchpointId: 't3',
      madeBy: 'client',
      wait: 46.4 * 3_600_000,
      bounce: false,
    },
    {
      from: 'support',
      to: 'cs',
      at: '2026-03-26T11:00:00.000Z',
      touchpointId: 't5',
      madeBy: 'silent',
      wait: 21.9 * 86_400_000,
      bounce: false,
    },
  ],
  circles: [
    {
      id: 'l',
      kind: 'limbo',
      depth: 1,
      open: false,
      visits: [
        {
          enteredAt: '2026-03-03T10:00:00.000Z',
          leftAt: '2026-03-26T11:00:00.000Z',
          evidence: ['t1'],
          missing: null,
        },
      ],
    },
    {
      id: 'w',
      kind: 'wrong-door',
      depth: 4,
      open: false,
      visits: [
        {
          enteredAt: '2026-03-04T15:00:00.000Z',
          leftAt: '2026-03-26T11:00:00.000Z',
          evidence: ['t2', 't4'],
          missing: 'cs',
        },
      ],
    },
  ],
}

/** The engineer's whole timeline. */
export const engineerTimeline: TimelineShown = {
  client: bureau,
  asOf: null,
  knownAt: null,
  unit: 'role',
  countNobody: false,
  circleUnit: 'role',
  totalJourneys: 1,
  journeys: [engineer],
}
