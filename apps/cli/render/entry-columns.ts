import type { Unit } from '#charter'
import type { EntryShown } from '../desk/shown.js'
import type { Paint, Tone } from './paint.js'
import { onOneLine, padded, shortened, widthOf } from './text.js'

const arrows = { inbound: '←', outbound: '→', internal: '·' } as const
const WIDEST_WHO = 20

/** What a member commanded, in the words of what touchpoints do. */
const commanded = {
  resolution: 'resolves',
  reopening: 'reopens',
  abandonment: 'abandons',
  confirmation: 'confirms',
  offer: 'offers',
  acceptance: 'accepts',
  declining: 'declines',
  informing: 'informs',
  promise: 'promises',
  'promise-kept': 'keeps',
  'promise-withdrawn': 'withdraws',
  stage: 'moves on',
} as const

/** What stands beside the lanes: the arrow and the intent in columns, then who and what was said. */
export interface EntryColumns {
  line(entry: EntryShown, width: number, paint: Paint): string
}

/** Columns for what the touchpoints of a journey tell; what none of them tells takes no room. */
export function columnsOf(entries: readonly EntryShown[], unit: Unit): EntryColumns {
  const directed = entries.some(({ direction }) => direction !== null)
  const idle = idleEffects(entries)
  const doing = Math.max(0, ...entries.map((entry) => widthOf(doingOf(entry, idle))))
  return {
    line(entry, width, paint) {
      const columns = [
        ...(directed ? [entry.direction === null ? ' ' : arrows[entry.direction]] : []),
        ...(doing > 0 ? [padded(doingOf(entry, idle), doing)] : []),
        saidBy(entry, unit, idle),
      ].join(' ')
      return paint(toneOf(entry), shortened(columns.trimEnd(), width))
    },
  }
}

function toneOf({ effect, kind, intent }: EntryShown): Tone {
  if (effect === 'resolves' || kind === 'resolution') return 'good'
  const abandons = effect === 'abandons' || kind === 'abandonment'
  return intent === 'decline' || intent === 'deflect' || abandons ? 'watch' : 'plain'
}

/** The effects `reopens` that follow no resolution: many a tool sends one with every step. They are not told. */
function idleEffects(entries: readonly EntryShown[]): ReadonlySet<string> {
  const idle = new Set<string>()
  let last: string | undefined
  for (const { id, kind, effect } of entries) {
    if (effect === 'reopens' && last !== 'resolves') idle.add(id)
    if (kind !== 'confirmation') last = (kind === 'touchpoint' ? effect : commanded[kind]) ?? last
  }
  return idle
}

/** The intent; where there is none, the effect. */
function doingOf({ id, kind, intent, effect }: EntryShown, idle: ReadonlySet<string>): string {
  if (kind !== 'touchpoint') return commanded[kind]
  return intent ?? (idle.has(id) ? '' : (effect ?? ''))
}

/** `cs-lead (resolves): The first building stands.`, `to account (briefed): They want twelve more seats.` */
function saidBy(entry: EntryShown, unit: Unit, idle: ReadonlySet<string>): string {
  const { id, kind, intent, effect, repeats, text, receiver, consented } = entry
  const hands = kind === 'offer' || kind === 'informing'
  const besides = [
    ...(kind === 'touchpoint' && receiver ? [`to ${receiver.role}`] : []),
    ...(intent !== null && effect !== null && !idle.has(id) ? [effect] : []),
    ...(repeats ? ['tells it again'] : []),
    ...(hands && text !== null ? ['briefed'] : []),
    ...(consented ? ['with consent'] : []),
  ]
  const named = kind === 'touchpoint' ? shortened(whoIn(entry, unit), WIDEST_WHO) : onOneLine(toWhom(entry))
  const who = [named, ...(besides.length > 0 ? [`(${besides.join(', ')})`] : [])]
    .filter((part) => part !== '')
    .join(' ')
  const said = text === null ? '' : onOneLine(text)
  return who === '' || said === '' ? who + said : `${who}: ${said}`
}

/** Whom a member offers the journey to or tells of it, or where it should go instead. */
function toWhom({ kind, receiver }: EntryShown): string {
  if (!receiver) return ''
  const { role, team, member } = receiver
  const whom = [role, team, member].filter((name) => name !== null).join(', ')
  if (kind === 'offer') return `to ${whom}`
  return kind === 'declining' ? `go to ${whom} instead` : whom
}

/** Who spoke: the client's person, or ours, as far as the lane does not say it. */
function whoIn({ direction, contact, member, team, role }: EntryShown, unit: Unit): string {
  if (direction === 'inbound') return onOneLine(contact ?? 'the client')
  const finer = { role: member ?? team, team: member, member: team ?? role }[unit]
  return onOneLine(finer ?? '')
}
