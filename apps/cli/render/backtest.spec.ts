import type { BacktestShown } from '../desk/backtest-shown.js'
import { drawBacktest } from './backtest.js'
import { plainPaint } from './paint.js'

const none: BacktestShown = {
  clients: 2,
  unreadableClients: 0,
  journeys: 1200,
  changedJourneys: 0,
  unknownRoles: [],
  unknownTopics: [],
  firstChanged: [],
  kinds: [
    {
      kind: 'limbo',
      depth: 1,
      before: { circles: 0, journeys: 0 },
      after: { circles: 0, journeys: 0 },
      gained: 0,
      lost: 0,
      changed: 0,
    },
    {
      kind: 'carousel',
      depth: 6,
      before: { circles: 812, journeys: 790 },
      after: { circles: 1204, journeys: 790 },
      gained: 392,
      lost: 0,
      changed: 1,
    },
  ],
}

const visit = (enteredAt: string, leftAt: string | null) => ({
  enteredAt: `${enteredAt}:00.000Z`,
  leftAt: leftAt && `${leftAt}:00.000Z`,
  evidence: [],
  missing: null,
})
const client = { id: 'c', code: 'ACME', name: 'Acme' }
const carousel = { kind: 'carousel', depth: 6, spell: 'first' }

const some: BacktestShown = {
  ...none,
  changedJourneys: 393,
  firstChanged: [
    {
      key: 'ACME-1',
      client,
      circles: [
        {
          ...carousel,
          change: 'changed',
          before: [visit('2026-03-04T15:00', '2026-03-04T17:30')],
          after: [visit('2025-12-24T09:00', '2026-03-04T17:30')],
        },
      ],
    },
    {
      key: 'ACME-2',
      client,
      circles: [
        {
          ...carousel,
          change: 'gained',
          before: [],
          after: [visit('2026-03-04T15:00', '2026-03-26T11:00'), visit('2026-04-01T10:00', null)],
        },
        { ...carousel, kind: 'forsaken', change: 'lost', before: [visit('2026-04-02T10:00', null)], after: [] },
      ],
    },
  ],
}

const drawing = { columns: 100, paint: plainPaint, zone: 'UTC' }

it('says that there is no difference, and in how much', () =>
  expect(drawBacktest(none, drawing)).toBe('No difference in 1,200 journeys of 2 clients.\n'))

it('shows each kind that was found before and after, and the first journeys that change', () =>
  expect(drawBacktest(some, drawing)).toBe(`393 journeys change, of 1,200 journeys of 2 clients.

circle        circles  in journeys  gained  lost  changed
Carousel  812 → 1,204          790     392              1

journey  circle             before                     after
ACME-1   Carousel  changed  2026-03-04 15:00 to 17:30  2025-12-24 09:00 to 2026-03-04 17:30
ACME-2   Carousel  gained   –                          2026-03-04 15:00 to 03-26 11:00, and 1 more
ACME-2   Forsaken  lost     since 2026-04-02 10:00     –
2 of 393 journeys; --limit shows more
`))

it('tells what the charter does not know, and whom it left out', () => {
  const told = drawBacktest(
    { ...none, unknownRoles: ['l1', 'l3'], unknownTopics: ['magic'], unreadableClients: 1 },
    drawing,
  )
  expect(told).toContain('Roles that the charter does not know: "l1" and "l3". Each counts as one more role.')
  expect(told).toContain('Topics that the charter does not know: "magic". Nobody owns them.')
  expect(told.replaceAll('\n', ' ')).toContain(
    'Left out: 1 client with events that cannot be read; virgil verify tells which.',
  )
})
