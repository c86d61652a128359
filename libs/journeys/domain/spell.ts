import type { Charter } from '#charter'
import { advanceArrival, noArrival, type Arrival } from './arrival.js'
import { informedBy, type Fact } from './fact.js'
import { Grown } from './grown.js'
import { advanceHandoffs, noHandoffs, touchedHandoffs, type Handoffs } from './handoffs.js'
import { advancePath, emptyPath, type Hop, type Path } from './path.js'
import { advancePromises, noPromises, type Promises } from './promises.js'
import { answers, asks } from './standing.js'

/** The first touch of a holder or of a role in a spell. */
export interface FirstTouch {
  readonly name: string
  readonly factId: string
  readonly at: number
}

/** An ask that nobody has answered yet, and until when somebody should have. */
export interface OpenAsk {
  readonly touchpointId: string
  readonly answerDueAt: number
}

/** The last touchpoint, or a member's reopening, and until when the next touchpoint should follow. */
export interface LastTouch {
  readonly factId: string
  readonly nextDueAt: number
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
  /** First touches of distinct holders in the charter's unit, without the role that owned the topic then. */
  readonly holders: Grown<FirstTouch>
  /** First outbound or internal touches by distinct roles. */
  readonly doors: Grown<FirstTouch>
  /** Every role that a touchpoint has named, in whatever direction, and that accepted or was informed. */
  readonly reached: readonly string[]
  /** The last role and team that a touchpoint named: whom an ask is put to that names nobody. */
  readonly asked: Pick<Fact, 'role' | 'team'>
  /** The earliest ask since our last answer. */
  readonly earliestUnanswered?: OpenAsk
  readonly lastTouch: LastTouch
  readonly handoffs: Handoffs
  readonly arrival: Arrival
  readonly promises: Promises
}

/** What a spell is advanced by, beside its facts. */
export interface SpellContext {
  /** The charter in force at the fact. */
  readonly charter: Charter
  readonly topic: string | undefined
  readonly priority: string | undefined
}

/** A spell before its first fact is read. */
export function beginSpell(fact: Fact, key: string, resolvedBefore: number | undefined, charter: Charter): Spell {
  return {
    key,
    startedAt: fact.at,
    startedBy: fact.id,
    resolvedBefore,
    path: emptyPath,
    bounceEvidence: Grown.empty(),
    firstBounceAt: undefined,
    holders: Grown.empty(),
    doors: Grown.empty(),
    reached: [],
    asked: {},
    earliestUnanswered: undefined,
    lastTouch: touchBy(fact, charter),
    handoffs: noHandoffs,
    arrival: noArrival,
    promises: noPromises,
  }
}

/** The summary after one more fact of the spell. What is assisting only counts as a sign of life. */
export function advanceSpell(spell: Spell, fact: Fact, context: SpellContext): Spell {
  if (fact.deed) return withDeed(spell, fact, context)
  const { charter } = context
  const lastTouch = touchBy(fact, charter)
  if (!fact.touchpoint) return fact.effect === 'reopens' ? { ...spell, lastTouch } : spell
  if (fact.assisting) return { ...spell, lastTouch }
  const { path, hop } = advancePath(spell.path, fact, charter, true)
  const bounces = hop !== undefined && hop.bounce && !isExempt(spell.path, hop, charter)
  const asked = fact.role === undefined && fact.team === undefined ? spell.asked : fact
  // Every field by its name, in the order of `beginSpell`: spells of one shape are made and read faster than spread ones.
  return {
    key: spell.key,
    startedAt: spell.startedAt,
    startedBy: spell.startedBy,
    resolvedBefore: spell.resolvedBefore,
    path,
    bounceEvidence: bounces ? spell.bounceEvidence.with(newEvidence(spell, hop)) : spell.bounceEvidence,
    firstBounceAt: spell.firstBounceAt ?? (bounces ? hop.at : undefined),
    holders: isNewHolder(spell, path, context)
      ? spell.holders.with([firstTouch(path.holder ?? '', fact)])
      : spell.holders,
    doors: knocks(spell, fact.role, fact.direction)
      ? spell.doors.with([firstTouch(fact.role ?? '', fact)])
      : spell.doors,
    reached: reaching(reaching(spell.reached, fact.role), informedBy(fact)),
    asked,
    earliestUnanswered: answers(fact)
      ? undefined
      : (spell.earliestUnanswered ?? (asks(fact) ? openAsk(fact, asked, context) : undefined)),
    lastTouch,
    handoffs: touchedHandoffs(spell.handoffs, fact, context),
    arrival: advanceArrival(spell.arrival, fact, hop, spell.asked.role, charter),
    promises: spell.promises,
  }
}

/** The summary after a deed. The role that declines has touched; who accepts or is told is reached. */
function withDeed(spell: Spell, fact: Fact, context: SpellContext): Spell {
  const { charter, topic } = context
  const { deed } = fact
  const declining = deed?.type === 'decline' ? deed.role : undefined
  const reached = deed?.type === 'accept' ? deed.role : deed?.type === 'inform' ? deed.to.role : undefined
  return {
    ...spell,
    path: advancePath(spell.path, fact, charter, true).path,
    doors: knocks(spell, declining, 'internal') ? spell.doors.with([firstTouch(declining ?? '', fact)]) : spell.doors,
    reached: reaching(spell.reached, reached),
    handoffs: advanceHandoffs(spell.handoffs, fact, context),
    promises: advancePromises(spell.promises, fact, charter, topic),
    arrival: advanceArrival(spell.arrival, fact, undefined, undefined, charter),
  }
}

/** Whether a path has come to a holder it has not seen; the role that owns the topic is where it should come to. */
const isNewHolder = ({ path: before }: Spell, path: Path, { charter, topic }: SpellContext): boolean =>
  path.stations.length > before.stations.length && !(charter.unit === 'role' && path.holder === charter.ownerOf(topic))

/** Two handoffs along a route that returns make no ping-pong. */
const isExempt = ({ byHandoff }: Path, { madeBy, from, to }: Hop, charter: Charter): boolean =>
  madeBy === 'handoff' && byHandoff === true && (charter.routeBetween(to, from)?.returns ?? false)

const reaching = (reached: readonly string[], role: string | undefined): readonly string[] =>
  role === undefined || reached.includes(role) ? reached : [...reached, role]

const touchBy = ({ id, at }: Fact, { forsakenWithin }: Charter): LastTouch => ({
  factId: id,
  nextDueAt: at + forsakenWithin,
})

/** The time to answer is that of the one who was asked, whoever holds the journey later. */
function openAsk(
  { id, at, channel }: Fact,
  { role, team }: Spell['asked'],
  { charter, priority }: SpellContext,
): OpenAsk {
  return { touchpointId: id, answerDueAt: charter.answerDueAt({ at, role, team, channel, priority }) }
}

const firstTouch = (name: string, { id, at }: Fact): FirstTouch => ({ name, factId: id, at })

/** Two bounces in a row share touchpoints: only those behind the last known one are new. */
function newEvidence({ bounceEvidence }: Spell, { bounceEvidence: touches = [] }: Hop): readonly string[] {
  const known = bounceEvidence.at(bounceEvidence.length - 1)
  return touches.slice(known === undefined ? 0 : touches.indexOf(known) + 1)
}

/** Whether a role touches for the first time of its own accord: outbound or internal. */
function knocks({ doors }: Spell, role: string | undefined, direction: Fact['direction']): boolean {
  if (role === undefined || (direction !== 'outbound' && direction !== 'internal')) return false
  for (let index = 0; index < doors.length; index++) if (doors.at(index)?.name === role) return false
  return true
}
