import type { Fact } from '../domain/fact.js'
import { advancePath, emptyPath, type Hop, type Path, type PathUnit } from '../domain/path.js'
import { advanceStanding, type Standing } from '../domain/standing.js'
import { factIn, type TimelineEntryRow } from './timeline-entry.js'

const units = ['role', 'team', 'member'] as const
type Unit = (typeof units)[number]

/** A journey's path in one unit, read without and with "nobody" as a holder. */
interface UnitPaths {
  readonly named: Path
  /** Missing as long as every touchpoint named a holder: then it is the same. */
  readonly counted?: Path
}

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

/** A hop as one reading sees it: the first of a journey has number 1. */
export interface ReadHop {
  readonly reading: PathUnit
  readonly number: number
  readonly hop: Hop
}

const noPaths: UnitPaths = { named: emptyPath }
export const noProgress: JourneyProgress = { paths: { role: noPaths, team: noPaths, member: noPaths }, touchpoints: 0 }

/** The path of each reading. */
export const readPaths = ({ paths }: JourneyProgress): (readonly [PathUnit, Path])[] =>
  units.flatMap((unit) => [
    [{ unit, countNobody: false }, paths[unit].named] as const,
    [{ unit, countNobody: true }, paths[unit].counted ?? paths[unit].named] as const,
  ])

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
  { named, counted }: UnitPaths,
  unit: Unit,
  fact: Fact,
  unresolved: boolean,
  hops: ReadHop[],
): UnitPaths {
  const read = (path: Path, countNobody: boolean) => {
    const reading = { unit, countNobody }
    const next = advancePath(path, fact, reading, unresolved)
    if (next.hop) hops.push({ reading, number: next.path.hops, hop: next.hop })
    return next
  }
  const next = read(named, false)
  if (counted || namesNobody(fact, unit)) return { named: next.path, counted: read(counted ?? named, true).path }
  if (next.hop) hops.push({ reading: { unit, countNobody: true }, number: next.path.hops, hop: next.hop })
  return { named: next.path }
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
    role: before.paths.role.named.holder ?? holder.role,
    team: holder.team,
    member: holder.member,
  }
}
