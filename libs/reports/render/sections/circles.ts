import type { Lacking } from '../../domain/nine-circles.js'
import type { Report } from '../../queries/report.js'
import { name, number, type Section } from '../section.js'

const because: Record<Lacking, string> = {
  directions: 'the touchpoints tell too little of their direction',
  topics: 'no journey has a topic',
  handoffs: 'no handoffs are recorded',
  promises: 'no promises are recorded',
  rule: 'Virgil has no rule for it yet',
}

export function circlesSection({ circles }: Report): Section {
  return {
    title: 'The nine circles',
    columns: [
      name('depth'),
      name('circle'),
      number('circles'),
      number('open now'),
      number('dismissed'),
      number('journeys'),
    ],
    rows: circles.map(({ depth, name, judged, circles: count, open, dismissed, journeys }) =>
      judged
        ? [String(depth), name, count, open, dismissed, journeys?.count ?? null]
        : [String(depth), name, 'not judged', null, null, null],
    ),
    notes: [
      "In the charter's unit. One circle for each spell of a journey that entered it. Those that a member dismissed as a legitimate loop are among them.",
      ...circles.flatMap(({ name, lacking }) => (lacking ? [`${name}: not judged, ${because[lacking]}.`] : [])),
    ],
  }
}

export function coverageSection({ coverage }: Report): Section {
  return {
    title: 'Topics, and whether their owner was reached',
    columns: [name('topic'), name('owner'), number('journeys'), number('owner reached'), number('not reached')],
    rows: coverage.map(({ topic, owner, journeys, reached, notReached }) => [
      topic,
      owner,
      journeys.count,
      reached.count,
      notReached.count,
    ]),
    notes: [],
  }
}

export function weeksSection({ trend }: Report): Section {
  return {
    title: 'Week by week',
    columns: [name('week'), number('journeys'), number('hops'), number('bounces'), number('journeys with a bounce')],
    rows: trend.map(({ week, journeys, hops, bounces, journeysWithBounce }) => [
      week,
      journeys.count,
      hops,
      bounces,
      journeysWithBounce.count,
    ]),
    notes: ['By the week of the first touchpoint (ISO, UTC); weeks in which no journey began are left out.'],
    lastRows: 12,
  }
}
