import type { Counted } from '../../queries/figures/figure.js'
import type { Report } from '../../queries/report.js'
import { name, number, share, type Cell, type Section } from '../section.js'

const row = (title: string, { value, journeys }: Counted): Cell[] => [title, value, journeys.count]

export function handoffsSection({ handoffs }: Report): Section {
  const columns = [name(''), number('handoffs'), number('in journeys'), share('share')]
  if (!handoffs) return { title: 'Handoffs', columns, rows: [notJudged('handoffs', columns.length)], notes: [] }
  return {
    title: 'Handoffs',
    columns,
    rows: [
      [...row('Offered', handoffs.offered), null],
      [...row('Accepted', handoffs.accepted), handoffs.acceptanceRate],
      [...row('Declined', handoffs.declined), null],
      [...row('Open until the journey was resolved', handoffs.void), null],
      [...row('Open now', handoffs.open), null],
      [...row('Open now and past due', handoffs.overdue), null],
      [...row('With a briefing', handoffs.briefed), handoffs.briefedShare],
    ],
    notes: [
      'Offers that their giver replaced by another are not counted. Accepted: the share of all but those that are open and not yet due.',
    ],
  }
}

export function promisesSection({ promises }: Report): Section {
  const columns = [name(''), number('promises'), number('in journeys'), share('share')]
  if (!promises) return { title: 'Promises', columns, rows: [notJudged('promises', columns.length)], notes: [] }
  return {
    title: 'Promises',
    columns,
    rows: [
      [...row('Made', promises.made), null],
      [...row('Kept', promises.kept), promises.keptRate],
      [...row('Taken back', promises.withdrawn), null],
      [...row('Open until the journey was resolved', promises.void), null],
      [...row('Open now', promises.open), null],
      [...row('Broken: open when they were due', promises.broken), null],
    ],
    notes: [
      'A promise that was settled after it was due counts as broken too, even where it was kept.',
      'Kept: the share of all but those that are open and not yet due.',
    ],
  }
}

const notJudged = (what: string, columns: number): Cell[] => [
  `not judged: no ${what} are recorded`,
  ...Array.from({ length: columns - 1 }, () => null),
]
