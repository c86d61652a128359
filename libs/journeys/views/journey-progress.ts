import type { Fact } from '../domain/fact.js'
import { holderTouched, type Holder } from '../domain/holder.js'
import { advancePath, emptyPath, type Hop, type Path } from '../domain/path.js'
import { advanceStanding, answers, asks, confirms, type Standing } from '../domain/standing.js'
import { advancePending, nothingPending, type Pending } from './pending.js'
import { factIn, type FoldedEntry } from './timeline-entry.js'
import { nothingTold, toldAfter, type Told } from './told.js'

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

/** A path as it is read, and the first touch of its first holder. */
export interface ReadPath extends Path {
  readonly first?: FirstTouch
}

/** The first touch of a path's first holder. */
export interface FirstTouch extends Pick<Fact, 'role' | 'team'> {
  readonly at: number
}

/** A journey's path in one unit: once for both, or once for each of the others. */
export type UnitPaths = { readonly [Each in Reading]?: ReadPath }

/** All that a journey's row needs of its timeline so far. JSON-safe; advanced entry by entry. Instants in milliseconds. */
export interface JourneyProgress {
  readonly standing?: Standing
  readonly paths: Readonly<Record<Unit, UnitPaths>>
  readonly touchpoints: number
  readonly firstTouchAt?: number
  readonly lastTouchAt?: number
  readonly firstAskAt?: number
  readonly firstAnswerAt?: number
  /** The last role and team that a touchpoint named, up to the first ask: to whom that is put. */
  readonly asked?: Pick<Fact, 'role' | 'team'>
  readonly topic?: string
  readonly product?: string
  readonly channel?: string
  readonly role?: string
  readonly team?: string
  readonly member?: string
  /** When the client confirmed the resolution that stands: with it, or later. */
  readonly confirmedAt?: number
  /** The earliest ask of the present spell since our last answer. */
  readonly unansweredSince?: number
  /** The stage that the present spell has reached. */
  readonly stage?: string
  readonly told: Told
  readonly pending: Pending
}

/** A hop as it is read: the first of a journey has number 1. */
export interface ReadHop {
  readonly unit: Unit
  readonly reading: Reading
  readonly number: number
  readonly hop: Hop
  /** Of the first touch of the holder after. */
  readonly role: string | undefined
  readonly team: string | undefined
}

const noPaths: UnitPaths = { both: emptyPath }
export const noProgress: JourneyProgress = {
  paths: { role: noPaths, team: noPaths, member: noPaths },
  touchpoints: 0,
  told: nothingTold,
  pending: nothingPending,
}

/** The path in a unit, counting nobody as a holder or not. */
export function pathIn({ paths }: Pick<JourneyProgress, 'paths'>, unit: Unit, countNobody: boolean): Path {
  const { both, named, counted } = paths[unit]
  return both ?? (countNobody ? counted : named) ?? emptyPath
}

/** The progress after one more entry, the hops that the entry made, and what was pending that it changed. */
export function advanceProgress(
  before: JourneyProgress,
  entry: FoldedEntry,
): { progress: JourneyProgress; hops: ReadHop[]; changed: Pending } {
  const fact = factIn(entry)
  const standing = advanceStanding(before.standing, fact)
  const hops: ReadHop[] = []
  const unresolved = standing.resolutions.length === 0
  const [role, team, member] = units.map((unit) => advanceUnit(before.paths[unit], unit, fact, unresolved, hops))
  const paths = { role: role ?? noPaths, team: team ?? noPaths, member: member ?? noPaths }
  const { pending, changed } = advancePending(before.pending, entry, fact, standing.status)
  const isTouch = entry.kind === 'touchpoint'
  const touchedAt = isTouch ? fact.at : undefined
  const firstAskAt = before.firstAskAt ?? (asks(fact) ? touchedAt : undefined)
  const holder = isTouch
    ? holderTouched(before, fact, pathIn({ paths }, 'role', false))
    : (accepted(changed, fact) ?? before)
  const progress = {
    paths,
    touchpoints: before.touchpoints + (isTouch ? 1 : 0),
    standing,
    firstTouchAt: before.firstTouchAt ?? touchedAt,
    lastTouchAt: touchedAt ?? before.lastTouchAt,
    firstAskAt,
    firstAnswerAt: before.firstAnswerAt ?? (firstAskAt !== undefined && answers(fact) ? touchedAt : undefined),
    asked: isTouch && before.firstAskAt === undefined ? askedAfter(before, fact) : before.asked,
    topic: before.topic ?? entry.topic ?? undefined,
    product: before.product ?? entry.product ?? undefined,
    channel: before.channel ?? entry.channel ?? undefined,
    role: holder.role,
    team: holder.team,
    member: holder.member,
    confirmedAt: confirmedAfter(before, standing, fact),
    unansweredSince: unansweredAfter(before, standing, fact),
    stage: stageAfter(before, standing, fact),
    told: toldAfter(before.told, entry, fact),
    pending,
  }
  return { progress, hops, changed }
}

function advanceUnit(
  { both, named, counted }: UnitPaths,
  unit: Unit,
  fact: Fact,
  unresolved: boolean,
  hops: ReadHop[],
): UnitPaths {
  const { role, team } = fact
  const read = (reading: Reading, before: ReadPath = emptyPath): ReadPath => {
    const { path, hop } = advancePath(before, fact, { unit, countNobody: reading === 'counted' }, unresolved)
    if (hop) hops.push({ unit, reading, number: path.hops, hop, role, team })
    if (path === before || path.stations.length === 0) return path
    return { ...path, first: before.first ?? { at: fact.at, role, team } }
  }
  if (both && !namesNobody(fact, unit)) return { both: read('both', both) }
  return { named: read('named', both ?? named), counted: read('counted', both ?? counted) }
}

const confirmedAfter = ({ confirmedAt }: JourneyProgress, { status }: Standing, fact: Fact): number | undefined =>
  status === 'resolved' ? (confirmedAt ?? (confirms(fact) ? fact.at : undefined)) : undefined

/** What stands open between an ask and an answer, as the rules see it. */
function unansweredAfter({ unansweredSince }: JourneyProgress, { status }: Standing, fact: Fact): number | undefined {
  if (status === 'resolved') return undefined
  if (!fact.touchpoint || fact.assisting) return unansweredSince
  return answers(fact) ? undefined : (unansweredSince ?? (asks(fact) ? fact.at : undefined))
}

/** A resolved journey shows the stage that it had reached; one that is open again has yet to reach one. */
function stageAfter({ stage, standing }: JourneyProgress, { status }: Standing, { deed }: Fact): string | undefined {
  if (status === 'resolved') return stage
  if (deed?.type === 'stage') return deed.stage
  return standing?.status === 'resolved' ? undefined : stage
}

/** Who takes an offered journey by a command has it from then on, before any touch. */
function accepted({ handoffs }: Pending, { deed }: Fact): Holder | undefined {
  const taken = deed?.type === 'accept' ? handoffs.find(({ id }) => id === deed.handoffId) : undefined
  if (taken?.state !== 'accepted') return undefined
  const { to_role: role, to_team: team, to_member: offeredTo, settled_by: by } = taken
  return { role, team: team ?? undefined, member: by ?? offeredTo ?? undefined }
}

const namesNobody = (fact: Fact, unit: Unit): boolean => fact.touchpoint && !fact.assisting && fact[unit] === undefined

const askedAfter = ({ asked }: JourneyProgress, { assisting, role, team }: Fact): JourneyProgress['asked'] =>
  assisting || (role ?? team) === undefined ? asked : { role, team }
