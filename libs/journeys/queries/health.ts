import type { CircleKind } from '../domain/circles/circle.js'

/** How a client is served: `watch` and `bad` ask for somebody to look. */
export type HealthState = 'good' | 'watch' | 'bad'

/** How a client is served, and why we think so. */
export interface Health {
  readonly state: HealthState
  readonly reason: string
}

/** From this depth on, one open circle alone is bad. */
const DEEP = 5

/** The rule: no open circle is good, one is to be watched, two or a deep one are bad. */
export function healthOf(open: readonly { readonly kind: CircleKind; readonly depth: number }[]): Health {
  if (open.length === 0) return { state: 'good', reason: 'In no circle.' }
  const bad = open.length > 1 || open.some(({ depth }) => depth >= DEEP)
  return { state: bad ? 'bad' : 'watch', reason: `In ${open.map(named).join(', ')}.` }
}

const named = ({ kind, depth }: { kind: CircleKind; depth: number }): string =>
  `${kind.replaceAll('-', ' ')} (circle ${depth})`
