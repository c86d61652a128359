import type { JourneysBehind } from '../../queries/figures/figure.js'
import type { Spread } from '../../queries/figures/times.js'
import type { PerJourney } from '../../queries/figures/hops.js'
import type { Taken } from '../../queries/figures/resolution.js'
import type { Report } from '../../queries/report.js'
import { days, hours, inDays, inHours, name, number, share, type Cell, type Section } from '../section.js'

/** The single numbers, each with the journeys behind it. */
export function atAGlance({ totals, hops, bounces, resolution }: Report): Section {
  const journeys = (title: string, { count }: JourneysBehind): Cell[] => [title, count, null]
  return {
    title: 'At a glance',
    columns: [name(''), number('number'), number('in journeys')],
    rows: [
      journeys('Journeys', totals.journeys),
      ['Touchpoints', totals.touchpoints, totals.journeys.count],
      ['Clients', totals.clients, totals.journeys.count],
      ['Hops: the holder changed', hops.hops.value, hops.hops.journeys.count],
      journeys('Journeys without a hop', hops.journeysWithoutHop),
      journeys('Journeys with three or more stations', hops.journeysWithThreeOrMoreStations),
      ['Bounces: back to the holder before last', bounces.bounces.value, bounces.bounces.journeys.count],
      [
        'Bounces before the first resolution',
        bounces.beforeFirstResolution.value,
        bounces.beforeFirstResolution.journeys.count,
      ],
      journeys('Journeys that returned to an earlier holder', bounces.journeysWithAnyReturn),
      journeys('Journeys resolved', resolution.resolved),
      journeys('Journeys never resolved', resolution.neverResolved),
      journeys('Journeys reopened', resolution.reopened),
    ],
    notes: [],
  }
}

export function perJourneySection({ hops: { hops, stations } }: Report): Section {
  const row = (title: string, { mean, median, max }: PerJourney): Cell[] => [title, mean, median, max]
  return {
    title: 'Per journey',
    columns: [name(''), number('mean'), number('median'), number('most')],
    rows: [row('Hops', hops), row('Stations: distinct holders', stations)],
    notes: [],
  }
}

const timesColumns = [days('median'), days('90 % within'), hours('median working'), hours('90 % working')]

const timesOf = ({ median, p90, working }: Spread): Cell[] => [
  inDays(median),
  inDays(p90),
  inHours(working.median),
  inHours(working.p90),
]

export function timesSection({ resolution: { timeToResolution, timeToFirstAnswer } }: Report): Section {
  const taken: [string, Taken][] = [
    ['First touchpoint to first resolution', timeToResolution],
    ['First ask to first answer', timeToFirstAnswer],
  ]
  return {
    title: 'How long it took',
    columns: [name(''), ...timesColumns, number('journeys')],
    rows: taken.map(([title, spread]) => [title, ...timesOf(spread), spread.journeys.count]),
    notes: [
      'Of the journeys that came so far. Working time: to resolution by the first calendar of the charter, to the answer by that of who was asked.',
      ...(timeToFirstAnswer.journeys.count === 0
        ? ['First answer: not judged, no touchpoint shows an ask with an answer.']
        : []),
    ],
  }
}

export function byHopsSection({ hops, totals }: Report): Section {
  const all = totals.journeys.count
  return {
    title: 'Journeys by number of hops',
    columns: [name('hops'), number('journeys'), share('share')],
    rows: hops.journeysByHops.map(({ hops, journeys: { count } }) => [hops, count, all === 0 ? null : count / all]),
    notes: [],
  }
}

export function durationsSection({ durations: { byHops, pearson, spearman } }: Report): Section {
  const told = (correlation: number | null) => correlation?.toFixed(3) ?? 'not known'
  return {
    title: 'First to last touchpoint, by number of hops',
    columns: [name('hops'), ...timesColumns, number('journeys')],
    rows: byHops.map(({ hops, journeys, ...spread }) => [hops, ...timesOf(spread), journeys.count]),
    notes: [
      `All journeys, resolved or not. Correlation of hops with duration: ${told(pearson)} (Pearson), ${told(spearman)} (Spearman).`,
    ],
  }
}
