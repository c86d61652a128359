import { advancePath, emptyPath, type Hop, type Path, type PathUnit } from '../domain/path.js'
import { advanceStanding, type Standing } from '../domain/standing.js'
import { factIn, type TimelineEntryRow } from './timeline-entry.js'

/** The ways in which paths are read: each unit, without and with "nobody" as a holder. */
export const readings: readonly PathUnit[] = (['role', 'team', 'member'] as const).flatMap((unit) => [
  { unit, countNobody: false },
  { unit, countNobody: true },
])

/** All that a journey's row needs of its timeline so far. JSON-safe; advanced entry by entry. Instants in milliseconds. */
export interface JourneyProgress {
  readonly standing?: Standing
  /** One path a reading, in the order of `readings`. */
  readonly paths: readonly Path[]
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

/** A hop of one reading. */
export interface ReadHop extends Hop {
  readonly reading: number
  readonly number: number
}

export const noProgress: JourneyProgress = { paths: readings.map(() => emptyPath), touchpoints: 0 }

/** The progress after one more entry, and the hops that the entry made. */
export function advanceProgress(
  before: JourneyProgress,
  entry: TimelineEntryRow,
): { progress: JourneyProgress; hops: ReadHop[] } {
  const fact = factIn(entry)
  const standing = advanceStanding(before.standing, fact)
  const hops: ReadHop[] = []
  const paths = readings.map((reading, index) => {
    const { path, hop } = advancePath(
      before.paths[index] ?? emptyPath,
      fact,
      reading,
      standing.resolutions.length === 0,
    )
    if (hop) hops.push({ ...hop, reading: index, number: path.hops })
    return path
  })
  const progress = { ...before, standing, paths }
  return { hops, progress: entry.kind === 'touchpoint' ? touched(progress, entry, fact.intent) : progress }
}

function touched(before: JourneyProgress, entry: TimelineEntryRow, intent: string | undefined): JourneyProgress {
  const { occurred_at: at, direction, role, team, member } = entry
  const answers = direction === 'outbound' && intent !== 'deflect' && intent !== 'decline'
  const holder =
    entry.assisting || (role ?? team ?? member) === null
      ? before
      : { role: role ?? undefined, team: team ?? undefined, member: member ?? undefined }
  const firstAskAt = before.firstAskAt ?? (direction === 'inbound' && intent === 'ask' ? at : undefined)
  return {
    ...before,
    touchpoints: before.touchpoints + 1,
    firstTouchAt: before.firstTouchAt ?? at,
    lastTouchAt: at,
    firstAskAt,
    firstAnswerAt: before.firstAnswerAt ?? (firstAskAt !== undefined && answers ? at : undefined),
    topic: before.topic ?? entry.topic ?? undefined,
    product: before.product ?? entry.product ?? undefined,
    channel: before.channel ?? entry.channel ?? undefined,
    role: before.paths[0]?.holder ?? holder.role,
    team: holder.team,
    member: holder.member,
  }
}
