import { together, type Keeper, type Lasted, type Lasting } from './lasting.js'

/** The first touch of a stay: from it on the holder has the journey. */
export interface Taking extends Keeper {
  readonly holder: string
  readonly at: number
}

/** A stretch in which a journey stood resolved: for good, where it was never reopened. */
export interface Resolved {
  readonly at: number
  readonly reopenedAt?: number
}

/** A journey was with one holder for some time. */
export interface Stay {
  readonly holder: string
  readonly held: Lasting
}

/**
 * The stays of a journey's holders, in order: each from its first touch to that of the next holder, the last one to the
 * journey's last touchpoint. While a journey stands resolved it is with nobody. Working time is counted by the holder's
 * calendar.
 */
export function staysOf(
  takings: readonly Taking[],
  lastAt: number,
  resolutions: readonly Resolved[],
  lasted: Lasted,
): Stay[] {
  const end = Math.max(lastAt, ...resolutions.map(({ at }) => at))
  return takings.map((taking, index) => {
    const held = unresolved(taking.at, takings[index + 1]?.at ?? end, resolutions)
    return { holder: taking.holder, held: together(held.map(([from, to]) => lasted(from, to, taking))) }
  })
}

/** What is left of a time without the stretches in which the journey stood resolved. */
function unresolved(from: number, to: number, resolutions: readonly Resolved[]): [number, number][] {
  if (resolutions.length === 0) return from < to ? [[from, to]] : []
  const left: [number, number][] = []
  let begin = from
  for (const { at, reopenedAt = Infinity } of resolutions) {
    if (begin < at) left.push([begin, Math.min(at, to)])
    begin = Math.max(begin, reopenedAt)
    if (begin >= to) return left
  }
  return begin < to ? [...left, [begin, to]] : left
}
