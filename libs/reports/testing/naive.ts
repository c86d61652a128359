import type { Told } from './recorded-journeys.js'

export type NaiveUnit = 'role' | 'team' | 'member'

/*
 * The figures once more, counted from the touchpoints in the plainest way, by somebody who knows the
 * definitions and nothing of the product: a journey is a list, and everything is read off whole lists.
 */

/** The figures of some journeys in one unit. */
export function naive(touchpoints: readonly Told[], unit: NaiveUnit, countNobody: boolean) {
  const journeys = journeysIn(touchpoints).map((told) => journeyOf(told, unit, countNobody))
  const bounced = journeys.filter(({ bounces }) => bounces.length > 0)
  const count = (isSo: (journey: Journey) => boolean) => journeys.filter(isSo).length
  const total = (numberOf: (journey: Journey) => number) =>
    journeys.reduce((sum, journey) => sum + numberOf(journey), 0)
  return {
    journeys: journeys.length,
    hops: total(({ h }) => hopsOf(h)),
    stations: total(({ h }) => new Set(h).size),
    withoutHop: count(({ h }) => hopsOf(h) === 0),
    byHops: Array.from({ length: 11 }, (_, hops) => count(({ h }) => hopsOf(h) === hops)),
    threeStations: count(({ h }) => new Set(h).size >= 3),
    bounces: total(({ bounces }) => bounces.length),
    journeysWithBounce: bounced.length,
    bouncesBefore: total(({ bounces }) => bounces.filter(({ before }) => before).length),
    journeysWithBounceBefore: count(({ bounces }) => bounces.some(({ before }) => before)),
    anyReturn: count(({ h }) => h.length > new Set(h).size),
    pairs: ordered(journeys.flatMap(({ h }) => h.slice(1).map((to, index) => [h[index] ?? '', to]))),
    loops: ordered(journeys.flatMap(({ bounces }) => bounces.map(({ between }) => between))),
    holders: ordered(
      bounced.flatMap(({ bounces }) =>
        [...new Set(bounces.flatMap(({ between }) => between))].map((holder) => [holder]),
      ),
    ),
    resolved: count(({ resolutions }) => resolutions > 0),
    reopened: count(({ reopenings }) => reopenings > 0),
    medianDurations: [0, 1, 2, 3].map((bucket) =>
      middle(journeys.filter(({ h }) => Math.min(3, hopsOf(h)) === bucket).map(({ duration }) => duration)),
    ),
  }
}

type Journey = ReturnType<typeof journeyOf>

/** The touchpoints of each journey in their order. */
export function journeysIn(touchpoints: readonly Told[]): Told[][] {
  const names = [...new Set(touchpoints.map(({ journey }) => journey))]
  return names.map((name) =>
    touchpoints
      .filter(({ journey }) => journey === name)
      .sort(
        (one, other) =>
          Date.parse(one.occurredAt) - Date.parse(other.occurredAt) || (one.order ?? 0) - (other.order ?? 0),
      ),
  )
}

/** The holders of a journey, each from one of its touchpoints on, and which one they touched last. */
export function runsOf(sorted: readonly Told[], unit: NaiveUnit, countNobody: boolean) {
  const runs: { holder: string; begins: number; lastTouched: number }[] = []
  let person: string | undefined
  for (const [index, each] of sorted.entries()) {
    if (each.assisting || (each[unit] === undefined && !countNobody)) continue
    const known = each.impersonal ? undefined : each.member
    const last = runs[runs.length - 1]?.holder
    const stays =
      last === (each[unit] ?? '') || (unit === 'role' && last !== undefined && known !== undefined && known === person)
    if (!stays) runs.push({ holder: each[unit] ?? '', begins: index, lastTouched: index })
    person = stays ? (known ?? person) : known
    for (const run of runs.slice(-1)) run.lastTouched = index
  }
  return runs
}

function journeyOf(sorted: readonly Told[], unit: NaiveUnit, countNobody: boolean) {
  const { firstResolution, resolutions, reopenings } = resolutionsOf(sorted)
  const runs = runsOf(sorted, unit, countNobody)
  const h = runs.map(({ holder }) => holder)
  const bounces = runs.flatMap(({ holder, begins }, index) =>
    index >= 2 && h[index - 2] === holder
      ? [{ between: [holder, h[index - 1] ?? ''].sort(), before: begins < firstResolution }]
      : [],
  )
  const times = sorted.map(({ occurredAt }) => Date.parse(occurredAt))
  return { h, bounces, resolutions, reopenings, duration: Math.max(...times) - Math.min(...times) }
}

export function resolutionsOf(sorted: readonly Told[]) {
  let [isResolved, firstResolution, resolutions, reopenings] = [false, Infinity, 0, 0]
  for (const [index, { effect, direction, intent, assisting }] of sorted.entries()) {
    if (assisting) continue
    const comesBack = effect === undefined && direction === 'inbound' && intent !== 'thank' && intent !== 'confirm'
    if (!isResolved && effect === 'resolves') {
      isResolved = true
      resolutions += 1
      firstResolution = Math.min(firstResolution, index)
    } else if (isResolved && (effect === 'reopens' || effect === 'waits' || comesBack)) {
      isResolved = false
      reopenings += 1
    }
  }
  return { firstResolution, resolutions, reopenings, isResolved }
}

const hopsOf = (h: readonly string[]): number => Math.max(0, h.length - 1)

/** How often each list of names stands there: the most frequent first, then by name. */
function ordered(lists: readonly (readonly string[])[]): [string, number][] {
  const names = lists.map((list) => list.join(' > '))
  const counts = [...new Set(names)].map((name): [string, number] => [
    name,
    names.filter((each) => each === name).length,
  ])
  return counts.sort(([one, many], [other, more]) => more - many || compare(one.split(' > '), other.split(' > ')))
}

function compare([one = '', two = '']: string[], [other = '', another = '']: string[]): number {
  if (one === other) return two < another ? -1 : 1
  return one < other ? -1 : 1
}

export function middle(values: readonly number[]): number | null {
  const sorted = [...values].sort((one, other) => one - other)
  const half = Math.floor(sorted.length / 2)
  if (sorted.length === 0) return null
  return sorted.length % 2 === 1 ? (sorted[half] ?? null) : ((sorted[half - 1] ?? 0) + (sorted[half] ?? 0)) / 2
}
