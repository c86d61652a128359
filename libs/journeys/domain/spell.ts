import type { Fact } from './fact.js'
import { Grown } from './grown.js'
import { advancePath, emptyPath, type Hop, type Path, type PathUnit } from './path.js'

/** The first touch of a holder or of a role in a spell. */
export interface FirstTouch {
  readonly name: string
  readonly factId: string
  readonly at: number
}

/**
 * The summary of one stretch of a journey, from its first touchpoint or a reopening to its
 * resolution: all that the circles look at, advanced fact by fact in constant time.
 */
export interface Spell {
  /** `first`, or the id of the reopening fact. */
  readonly key: string
  readonly startedAt: number
  readonly startedBy: string
  /** When this journey, or another one of its topic, was resolved that stood so when the spell began. */
  readonly resolvedBefore?: number
  readonly path: Path
  /** The touchpoints of all bounces so far. */
  readonly bounceEvidence: Grown<string>
  /** When the first bounce was made. */
  readonly firstBounceAt?: number
  /** First touches of distinct holders in the charter's unit. */
  readonly holders: Grown<FirstTouch>
  /** First outbound or internal touches by distinct roles. */
  readonly doors: Grown<FirstTouch>
  /** Every role that a touchpoint has named, in whatever direction. */
  readonly reached: readonly string[]
}

/** A spell before its first fact is read. */
export function beginSpell(fact: Fact, key: string, resolvedBefore: number | undefined): Spell {
  return {
    key,
    startedAt: fact.at,
    startedBy: fact.id,
    resolvedBefore,
    path: emptyPath,
    bounceEvidence: Grown.empty(),
    holders: Grown.empty(),
    doors: Grown.empty(),
    reached: [],
  }
}

/** The summary after one more fact of the spell. */
export function advanceSpell(spell: Spell, fact: Fact, unit: PathUnit): Spell {
  if (fact.assisting || !fact.touchpoint) return spell
  const { path, hop } = advancePath(spell.path, fact, unit, true)
  return {
    ...spell,
    path,
    bounceEvidence: hop ? spell.bounceEvidence.with(newEvidence(spell, hop)) : spell.bounceEvidence,
    firstBounceAt: spell.firstBounceAt ?? (hop?.bounce ? hop.at : undefined),
    holders:
      path.stations.length > spell.path.stations.length
        ? spell.holders.with([firstTouch(path.holder ?? '', fact)])
        : spell.holders,
    doors: knocks(spell, fact) ? spell.doors.with([firstTouch(fact.role ?? '', fact)]) : spell.doors,
    reached:
      fact.role === undefined || spell.reached.includes(fact.role) ? spell.reached : [...spell.reached, fact.role],
  }
}

const firstTouch = (name: string, { id, at }: Fact): FirstTouch => ({ name, factId: id, at })

/** Two bounces in a row share touchpoints: only those behind the last known one are new. */
function newEvidence({ bounceEvidence }: Spell, { bounceEvidence: touches = [] }: Hop): readonly string[] {
  const known = bounceEvidence.at(bounceEvidence.length - 1)
  return touches.slice(known === undefined ? 0 : touches.indexOf(known) + 1)
}

/** Whether a role touches for the first time of its own accord: outbound or internal. */
function knocks(spell: Spell, { role, direction }: Fact): boolean {
  if (role === undefined || (direction !== 'outbound' && direction !== 'internal')) return false
  for (let index = 0; index < spell.doors.length; index++) if (spell.doors.at(index)?.name === role) return false
  return true
}
