import type { Report } from '../../queries/report.js'
import { days, holderName, hours, inDays, inHours, name, number, type Section } from '../section.js'

export function pairsSection({ pairs }: Report): Section {
  return {
    title: 'From holder to holder',
    columns: [
      name('from'),
      name('to'),
      number('hops'),
      number('by client'),
      number('by handoff'),
      number('silent'),
      days('median wait'),
      days('90 % within'),
      number('journeys'),
    ],
    rows: pairs.map(({ from, to, hops, madeBy, wait, journeys }) => [
      holderName(from),
      holderName(to),
      hops,
      madeBy.client,
      madeBy.handoff,
      madeBy.silent,
      inDays(wait.median),
      inDays(wait.p90),
      journeys.count,
    ]),
    notes: [],
  }
}

/** Apart from the elapsed ones, which a line has no room for beside these. */
export function workingWaitsSection({ pairs }: Report): Section {
  return {
    title: 'The same waits in working time',
    columns: [name('from'), name('to'), hours('median wait'), hours('90 % within')],
    rows: pairs.map(({ from, to, wait: { working } }) => [
      holderName(from),
      holderName(to),
      inHours(working.median),
      inHours(working.p90),
    ]),
    notes: ['By the calendar of the holder after, whose touch the client waited for.'],
  }
}

export function heldSection({ timeHeld, unit }: Report): Section {
  return {
    title: `With whom journeys were longest, by ${unit}`,
    columns: [
      name(unit),
      number('stays'),
      days('median'),
      hours('median work'),
      days('90 %'),
      hours('90 % work'),
      days('total'),
      hours('total work'),
      number('journeys'),
    ],
    rows: timeHeld.map(({ holder, stays, stay, total, journeys }) => [
      holderName(holder),
      stays,
      inDays(stay.median),
      inHours(stay.working.median),
      inDays(stay.p90),
      inHours(stay.working.p90),
      inDays(total.elapsed),
      inHours(total.working),
      journeys.count,
    ]),
    notes: [
      "From a holder's first touch to that of the next one, to the resolution, or, of an open journey, to its last touchpoint.",
      "Work: working time by the holder's calendar.",
    ],
  }
}

export function loopsSection({ loops }: Report): Section {
  return {
    title: 'Back and forth',
    columns: [name('between'), name('and'), number('bounces'), number('journeys')],
    rows: loops.map(({ between: [one, other], bounces, journeys }) => [
      holderName(one),
      holderName(other),
      bounces,
      journeys.count,
    ]),
    notes: [],
  }
}

export function holdersSection({ holders, unit }: Report): Section {
  return {
    title: `On the way of journeys with a bounce, by ${unit}`,
    columns: [name(unit), number('journeys with a bounce')],
    rows: holders.map(({ holder, journeysWithBounce }) => [holderName(holder), journeysWithBounce.count]),
    notes: ['A bounce has two sides; both are counted.'],
  }
}

export function clientsSection({ clients }: Report): Section {
  return {
    title: 'Clients who met the most bounces',
    columns: [name('client'), name('code'), number('journeys with a bounce'), number('journeys')],
    rows: clients.map(({ name, code, journeysWithBounce, journeys }) => [
      name,
      code,
      journeysWithBounce.count,
      journeys.count,
    ]),
    notes: [],
  }
}

export function topicsSection({ topics }: Report): Section {
  return {
    title: 'Topics that met the most bounces',
    columns: [name('topic'), number('journeys with a bounce'), number('journeys')],
    rows: topics.map(({ topic, journeysWithBounce, journeys }) => [topic, journeysWithBounce.count, journeys.count]),
    notes: [],
  }
}
