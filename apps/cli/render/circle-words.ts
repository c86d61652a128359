import type { Unit } from '#charter'
import type { EntryShown, JourneyTimeline, VisitShown } from '../desk/shown.js'
import { nameOf } from './lanes.js'
import { circleName, listed, ordinal } from './words.js'

type CircleOfJourney = JourneyTimeline['circles'][number]

/** `Wrong door (4th circle)` */
export const circleTitle = ({ kind, depth }: Pick<CircleOfJourney, 'kind' | 'depth'>): string =>
  `${circleName(kind)} (${ordinal(depth)} circle)`

/** What shows a visit, in plain words. The unit is that in which circles compare holders. */
export function evidenceInWords(
  kind: string,
  visit: VisitShown,
  { topic, entries }: JourneyTimeline,
  unit: Unit,
): string {
  const words = evidence[kind]
  if (words === undefined) return 'see its touchpoints'
  return words({ missing: visit.missing, topic, holders: holdersIn(visit.evidence, entries, unit) })
}

/** What the words speak of. */
interface Shown {
  readonly missing: string | null
  readonly topic: string | null
  /** Whom the touchpoints of the evidence name, in order. */
  readonly holders: readonly string[]
}

const evidence: Readonly<Record<string, (shown: Shown) => string>> = {
  limbo: () => 'the client asked, and no answer came in time',
  'dropped-baton': ({ missing }) => `${nameOf(missing ?? 'the other side')} was told, and took nothing up in time`,
  'cold-handoff': () => 'the story had to be told again, without a briefing',
  'wrong-door': ({ missing, topic }) =>
    `${nameOf(topic ?? 'the topic')} belongs to ${nameOf(missing ?? 'a role')}, who was not reached`,
  'ping-pong': ({ holders: [there, away] }) =>
    there === undefined || away === undefined ? 'back to the holder before last' : `back to ${there} after ${away}`,
  carousel: ({ holders }) => `${holders.length} holders: ${listed(holders)}`,
  'broken-promise': () => 'a promise is past due and not kept',
  relapse: () => 'the need came back soon after it was resolved',
  forsaken: () => 'no touchpoint for a long time, while the next step was ours',
}

function holdersIn(ids: readonly string[], entries: readonly EntryShown[], unit: Unit): string[] {
  const named = new Map(entries.map((entry) => [entry.id, nameOf(entry[unit] ?? '')]))
  return ids.flatMap((id) => named.get(id) ?? [])
}
