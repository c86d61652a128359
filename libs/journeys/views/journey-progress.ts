import type { Fact } from '../domain/fact.js'
import { advancePath, emptyPath, type Hop, type Path } from '../domain/path.js'
import { advanceStanding, type Standing } from '../domain/standing.js'
import { factIn, type TimelineEntryRow } from './timeline-entry.js'

export const units = ['role', 'team', 'member'] as const
export type Unit = (typeof units)[number]

/**
 * Who reads a path so: those who skip the touchpoints that name nobody (`named`), those who count nobody as a
 * holder (`counted`), or `both`, to whom it is the same up to the first such touchpoint.
 */
export const readings = ['both', 'named', 'counted'] as const
export type Reading = (typeof readings)[number]

/** The readings of one who counts nobody as a holder, or does not. */
export const readingsOf = (countNobody: boolean): readonly Reading[] => ['both', countNobody ? 'counted' : 'named']

/** A journey's path in one unit: once for both, or once for each of the others. */
type UnitPaths = { readonly [Each in Reading]?: Path }

/** All that a journey's row needs of its timeline so far. JSON-safe; advanced entry by entry. Instants in milliseconds. */
export interface JourneyProgress {
  readonly standing?: Standing
  readonly paths: Readonly<Record<Unit, UnitPaths>>
  readonly touchpoints: number
  readonly firstTouchAt?: number
  readonly lastTouchAt?: number
  readonly firstAskAt?: number
  readonly firstAnswerAt?: number
  readonly topic?: string
  readonly product?: string
  readonly channel?: string
  readonly role?: string
  readonly team?: string
  readonly member?: string
}

/** A hop as it is read: the first of a journey has number 1. */
export interface ReadHop {
  readonly unit: Unit
  readonly reading: Reading
  readonly number: number
  readonly hop: Hop
}

const noPaths: UnitPaths = { both: emptyPath }
export const noProgress: JourneyProgress = { paths: { role: noPaths, team: noPaths, member: noPaths }, touchpoints: 0 }

/** The path in a unit, counting nobody as a holder or not. */
export function pathIn({ paths }: JourneyProgress, unit: Unit, countNobody: boolean): Path {
  const { both, named, counted } = paths[unit]
  return both ?? (countNobody ? counted : named) ?? emptyPath
}

/** The progress after one more entry, and the hops that the entry made. */
export function advanceProgress(
  before: JourneyProgress,
  entry: TimelineEntryRow,
): { progress: JourneyProgress; hops: ReadHop[] } {
  const fact = factIn(entry)
  const standing = advanceStanding(before.standing, fact)
  const hops: ReadHop[] = []
  const unresolved = standing.resolutions.length === 0
  const [role, team, member] = units.map((unit) => advanceUnit(before.paths[unit], unit, fact, unresolved, hops))
  const paths = { role: role ?? noPaths, team: team ?? noPaths, member: member ?? noPaths }
  const progress = { ...before, standing, paths }
  return { hops, progress: entry.kind === 'touchpoint' ? touched(progress, entry, fact.intent) : progress }
}

function advanceUnit(
  { both, named, counted }: UnitPaths,
  unit: Unit,
  fact: Fact,
  unresolved: boolean,
  hops: ReadHop[],
): UnitPaths {
  const read = (reading: Reading, before = emptyPath) => {
    const { path, hop } = advancePath(before, fact, { unit, countNobody: reading === 'counted' }, unresolved)
    if (hop) hops.push({ unit, reading, number: path.hops, hop })
    return path
  }
  if (both && !namesNobody(fact, unit)) return { both: read('both', both) }
  return { named: read('named', both ?? named), counted: read('counted', both ?? counted) }
}

const namesNobody = (fact: Fact, unit: Unit): boolean => fact.touchpoint && !fact.assisting && fact[unit] === undefined

function touched(before: JourneyProgress, entry: TimelineEntryRow, intent: string | undefined): JourneyProgress {
  const { occurred_at: at, direction, role, team, member } = entry
  const answers = direction === 'outbound' && intent !== 'deflect' && intent !== 'decline'
  const holder =
    entry.assisting || (role ?? team ?? member) === null
      ? before
      : { role: role ?? undefined, team: team ?? undefined, member: member ?? undefined }
  const firstAskAt = before.firstAskAt ?? (direction === 'inbound' && intent === 'ask' ? at : undefined)
  // Every key, always in this order: the row's JSON must not tell whether a process read the one before or wrote it.
  return {
    paths: before.paths,
    touchpoints: before.touchpoints + 1,
    standing: before.standing,
    firstTouchAt: before.firstTouchAt ?? at,
    lastTouchAt: at,
    firstAskAt,
    firstAnswerAt: before.firstAnswerAt ?? (firstAskAt !== undefined && answers ? at : undefined),
    topic: before.topic ?? entry.topic ?? undefined,
    product: before.product ?? entry.product ?? undefined,
    channel: before.channel ?? entry.channel ?? undefined,
    role: pathIn(before, 'role', false).holder ?? holder.role,
    team: holder.team,
    member: holder.member,
  }
}
