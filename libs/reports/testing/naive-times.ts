import { journeysIn, middle, resolutionsOf, runsOf, type NaiveUnit } from './naive.js'
import type { Told } from './recorded-journeys.js'

/*
 * The times once more, counted hour by hour, of touchpoints that all lie on the hour: in each hour a journey is as it
 * stood after the touchpoints up to it.
 */

const HOUR = 3_600_000

type Named = Pick<Told, 'role' | 'team'>

/** Whether the hour that begins at an instant is worked by whom a touchpoint names. */
export type IsWorked = (hour: number, named: Named) => boolean

/** Hours elapsed, and those of them that were worked. */
interface Hours {
  elapsed: number
  working: number
}

/** The times of some journeys in one unit, in hours. */
export function naiveTimes(touchpoints: readonly Told[], unit: NaiveUnit, countNobody: boolean, isWorked: IsWorked) {
  const hoursBetween = (from: Told | undefined, to: Told | undefined, named: Named = {}): Hours[] => {
    if (!from || !to) return []
    const hours = { elapsed: 0, working: 0 }
    for (let hour = timeOf(from); hour < timeOf(to); hour += HOUR) count(hours, isWorked(hour, named))
    return [hours]
  }
  const journeys = journeysIn(touchpoints).map((sorted) => ({ sorted, runs: runsOf(sorted, unit, countNobody) }))
  const durations = journeys.map(({ sorted, runs }) => ({
    bucket: Math.min(3, Math.max(0, runs.length - 1)),
    times: hoursBetween(sorted[0], sorted[sorted.length - 1]),
  }))
  const waits = journeys.flatMap(({ sorted, runs }) =>
    runs.slice(1).flatMap(({ holder, begins }, index) => {
      const before = runs[index]
      if (!before) return []
      const wait = hoursBetween(sorted[before.lastTouched], sorted[begins], sorted[begins])
      return wait.map((hours) => ({ name: `${before.holder} > ${holder}`, ...hours }))
    }),
  )
  return {
    durations: [0, 1, 2, 3].map((bucket) =>
      medians(durations.flatMap((journey) => (journey.bucket === bucket ? journey.times : []))),
    ),
    resolutions: medians(
      journeys.flatMap(({ sorted }) => hoursBetween(sorted[0], sorted[resolutionsOf(sorted).firstResolution])),
    ),
    answers: medians(
      journeys.flatMap(({ sorted }) => {
        const { ask, asked, answer } = answerIn(sorted)
        return hoursBetween(ask, answer, asked)
      }),
    ),
    waits: byName(waits),
    held: byName(journeys.flatMap(({ sorted, runs }) => staysIn(sorted, runs, isWorked))),
  }
}

/** The first ask, the first answer after it, and the last touchpoint up to the ask that names a role or a team. */
function answerIn(sorted: readonly Told[]) {
  const ask = sorted.findIndex(({ direction, intent = 'ask' }) => direction === 'inbound' && intent === 'ask')
  const answer = sorted.findIndex(
    ({ direction, intent }, index) =>
      index > ask && direction === 'outbound' && intent !== 'deflect' && intent !== 'decline',
  )
  const naming = sorted.slice(0, ask + 1).filter(({ assisting, role, team }) => !assisting && (role ?? team))
  return { ask: sorted[ask], asked: naming[naming.length - 1], answer: ask === -1 ? undefined : sorted[answer] }
}

function staysIn(sorted: readonly Told[], runs: ReturnType<typeof runsOf>, isWorked: IsWorked) {
  const stays = runs.map(({ holder, begins }) => ({ name: holder, taking: sorted[begins], elapsed: 0, working: 0 }))
  const last = timeOf(sorted[sorted.length - 1])
  for (let hour = timeOf(sorted[0]); hour < last; hour += HOUR) {
    const { isResolved } = resolutionsOf(sorted.filter((told) => timeOf(told) <= hour))
    const stay = stays.filter(({ taking }) => timeOf(taking) <= hour).pop()
    if (stay && !isResolved) count(stay, isWorked(hour, stay.taking ?? {}))
  }
  return stays
}

function count(hours: Hours, isWorked: boolean): void {
  hours.elapsed += 1
  hours.working += isWorked ? 1 : 0
}

/** How many times have a name, all together, and the middle ones. */
function byName(times: readonly (Hours & { readonly name: string })[]) {
  return Object.fromEntries(
    [...new Set(times.map(({ name }) => name))].map((name) => {
      const those = times.filter((each) => each.name === name)
      const all = (field: keyof Hours) => those.reduce((sum, each) => sum + each[field], 0)
      return [name, { times: those.length, all: [all('elapsed'), all('working')], medians: medians(those) }]
    }),
  )
}

const medians = (times: readonly Hours[]) => [
  middle(times.map(({ elapsed }) => elapsed)),
  middle(times.map(({ working }) => working)),
]

const timeOf = (told: Told | undefined): number => Date.parse(told?.occurredAt ?? '')
