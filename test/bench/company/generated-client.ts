import type { Lots } from '../../faults/lots.js'
import { wordings } from './wording.js'

/** How much is heard of one client. */
export interface ClientSize {
  readonly touchpoints: number
  readonly threads: number
}

const BEGIN = Date.UTC(2024, 0, 1, 8)
/** Two years, and what is left of them for the last thread to end in. */
const YEARS_MS = 2 * 365 * 86_400_000
const LAST_BEGIN_MS = YEARS_MS * 0.9
/** After this nothing has happened yet: what a bench records happens then. */
export const COMPANY_END = BEGIN + YEARS_MS
const STEP_MS = 26 * 3_600_000
const TEAMS = 12
const MEMBERS = 25

/** The topics of the default charter. */
export const topics = [
  ['question', 'support'],
  ['incident', 'support'],
  ['training', 'cs'],
  ['billing', 'account'],
  ['delivery', 'project'],
  ['defect', 'product'],
  ['onboarding', 'cs'],
  ['feature', 'product'],
  ['change', 'project'],
  ['contract', 'account'],
  ['adoption', 'cs'],
] as const
/** The roles of the default charter. */
export const roles = ['support', 'account', 'cs', 'project', 'product'] as const
const channels = ['mail', 'mail', 'mail', 'phone', 'chat', 'portal', 'meeting'] as const
const products = ['', 'Atrium', 'Basalt', 'Cornice'] as const
const answers = ['answer', 'answer', 'answer', 'deflect', 'decline', 'inform', 'ask', 'offer'] as const

/** A need on its way through the company. */
interface Thread {
  readonly id: string
  readonly topic: string
  readonly owner: string
  readonly product: string
  instant: number
  role: string
  left: number
}

/** The rows of a client as cells, in the order of time; no two of one instant. */
export function clientTouchpoints(client: string, size: ClientSize, lots: Lots): string[][] {
  const words = lots.pick(wordings)
  const threads = Array.from({ length: size.threads }, (_, index) => begun(`${client}-${index}`, lots))
  for (let given = 0; given < size.touchpoints; given++) {
    const thread = threads[given < size.threads ? given : Math.floor(size.threads * lots.next() ** 1.5)]
    if (thread) thread.left++
  }
  const touched = threads.flatMap((thread) => touchpointsOf(thread, words, lots))
  touched.sort((one, other) => one.instant - other.instant)
  let before = 0
  return touched.map(({ instant, cells }, index) => {
    before = Math.max(before + 1000, instant)
    return [client, `Client ${client}`, new Date(before).toISOString(), `${client}#${index}`, ...cells]
  })
}

function begun(id: string, lots: Lots): Thread {
  const [topic, owner] = topics[Math.floor(topics.length * lots.next() ** 2)] ?? topics[0]
  const instant = Math.round(BEGIN + lots.next() * LAST_BEGIN_MS)
  return { id, topic, owner, product: lots.pick(products), instant, role: lots.pick(roles), left: 0 }
}

function touchpointsOf(
  thread: Thread,
  words: readonly string[],
  lots: Lots,
): { instant: number; cells: readonly string[] }[] {
  const touched = []
  for (let left = thread.left, isFirst = true; left > 0; left--, isFirst = false) {
    const isInbound = isFirst ? lots.next() < 0.9 : lots.next() < 0.3
    // Most needs come to their owner in time; on the way they wander.
    if (!isFirst && lots.next() < 0.3) thread.role = lots.next() < 0.5 ? thread.owner : lots.pick(roles)
    const direction = isInbound ? 'inbound' : lots.next() < 0.1 ? 'internal' : 'outbound'
    touched.push({ instant: thread.instant, cells: cellsOf(thread, direction, left, words, lots) })
    const further = Math.round(-Math.log(1 - lots.next()) * STEP_MS)
    thread.instant = Math.min(thread.instant + further, COMPANY_END - 86_400_000)
  }
  return touched
}

function cellsOf(thread: Thread, direction: string, left: number, words: readonly string[], lots: Lots): string[] {
  const team = `${thread.role} ${Math.floor(TEAMS * lots.next() ** 3)}`
  const isLast = left === 1
  const effect = isLast && lots.next() < 0.8 ? 'resolves' : lots.next() < 0.05 ? 'waits' : ''
  return [
    thread.id,
    thread.role,
    team,
    `${team} member ${lots.below(MEMBERS)}`,
    `Contact ${lots.below(4)}`,
    lots.pick(channels),
    direction,
    direction === 'inbound' ? (isLast && effect ? 'thank' : 'ask') : lots.pick(answers),
    effect,
    lots.next() < 0.9 ? thread.topic : '',
    thread.product,
    said(words, lots),
  ]
}

/** From 5 to 25 words, now and then with a number that stands nowhere else. */
function said(words: readonly string[], lots: Lots): string {
  const length = 5 + lots.below(21)
  const spoken = Array.from({ length }, () => words[Math.floor(words.length * lots.next() ** 1.4)] ?? '')
  if (lots.next() < 0.05) spoken[lots.below(length)] = `AZ-${lots.below(1_000_000)}`
  return spoken.join(' ')
}
