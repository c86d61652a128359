import type { Report } from '../../queries/report.js'
import { days, holderName, inDays, name, number, type Section } from '../section.js'

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
