import type { JourneysBehind } from '../../queries/figures/figure.js'
import type { PerJourney } from '../../queries/figures/hops.js'
import type { Taken } from '../../queries/figures/resolution.js'
import type { Report } from '../../queries/report.js'
import { days, inDays, name, number, share, type Cell, type Section } from '../section.js'

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

export function timesSection({ resolution: { timeToResolution, timeToFirstAnswer } }: Report): Section {
  const taken: [string, Taken][] = [
    ['First touchpoint to first resolution', timeToResolution],
    ['First ask to first answer', timeToFirstAnswer],
  ]
  return {
    title: 'How long it took',
    columns: [name(''), days('median'), days('90 % within'), number('journeys')],
    rows: taken.map(([title, { median, p90, journeys }]) => [title, inDays(median), inDays(p90), journeys.count]),
    notes: [
      'Elapsed time, of the journeys that came so far.',
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
    columns: [name('hops'), days('median'), days('90 % within'), number('journeys')],
    rows: byHops.map(({ hops, median, p90, journeys }) => [hops, inDays(median), inDays(p90), journeys.count]),
    notes: [
      `All journeys, resolved or not. Correlation of hops with duration: ${told(pearson)} (Pearson), ${told(spearman)} (Spearman).`,
    ],
  }
}
