import { compareFacts, placeOf, type Fact } from './fact.js'
import { circleDifference, circleProgress } from './circle-difference.js'
import type { ClientEvent, Priority } from './events.js'
import { comesLast, distanceFrom, earlierTopic, topicOf, type Journey } from './journey.js'
import { advanceStanding, standingAfter, type Standing } from './standing.js'
import { advanceWalk, circlesOf, nextDueAt, passTime, walkThrough, type Walk, type WalkContext } from './walk.js'
import { foresee, standingOf, walkOf } from './walked.js'

/** A journey as a decision would leave it; the journey of the state stays untouched. */
export class JourneyDraft {
  changedTopic?: string
  changedPriority?: Priority
  private topicFact?: Fact
  private sorted?: Fact[]
  private readonly appended: Fact[] = []
  private standingNow?: Standing
  /** The earliest instant at which the facts differ from the state's. */
  changedFrom = Infinity
  /** The walk that the circles were read from. */
  private walked?: Walk
  /** Merged into another journey: nothing is left of it. */
  gone = false

  constructor(
    readonly id: string,
    readonly key: string,
    readonly base: Journey | undefined,
  ) {
    this.changedTopic = base?.changedTopic
    this.topicFact = base?.topicFact
    this.standingNow = base && standingOf(base)
  }

  get topic(): string | undefined {
    return topicOf({ changedTopic: this.changedTopic, topicFact: this.topicFact })
  }

  /** How the journey would stand after all its facts; undefined for one without facts. */
  get standing(): Standing | undefined {
    return (this.standingNow ??= standingAfter(this.facts))
  }

  get facts(): readonly Fact[] {
    return this.sorted ?? [...(this.base?.facts ?? []), ...this.appended]
  }

  /** How far the nearest touchpoint lies from a fact, in milliseconds. */
  distanceFrom(fact: Fact): number {
    if (this.sorted) return distanceFrom(this.sorted, fact)
    return Math.min(distanceFrom(this.base?.facts ?? [], fact), distanceFrom(this.appended, fact))
  }

  /** Adds a fact, and tells whether it came behind all the others. */
  add(fact: Fact): boolean {
    this.topicFact = earlierTopic(this.topicFact, fact)
    this.changedFrom = Math.min(this.changedFrom, fact.at)
    if (!this.sorted && comesLast(this.appended.length > 0 ? this.appended : (this.base?.facts ?? []), fact)) {
      this.appended.push(fact)
      this.standingNow = advanceStanding(this.standing, fact)
      return true
    }
    const sorted = this.sorted ?? [...this.facts]
    const place = placeOf(sorted, fact)
    const last = place === sorted.length
    sorted.splice(place, 0, fact)
    this.sorted = sorted
    this.standingNow = undefined
    return last
  }

  /** Puts other facts in the place of the journey's. */
  replace(facts: readonly Fact[], changedFrom: number): void {
    this.sorted = [...facts].sort(compareFacts)
    this.topicFact = this.sorted.find(({ topic }) => topic !== undefined)
    this.changedFrom = Math.min(this.changedFrom, changedFrom)
    this.standingNow = undefined
  }

  /** Gives the journey another topic, whatever its touchpoints say. */
  retopic(topic: string): void {
    this.changedTopic = topic
    this.changedFrom = -Infinity
  }

  /** Gives the journey another priority. */
  reprioritize(priority: Priority): void {
    this.changedPriority = priority
    this.changedFrom = -Infinity
  }

  get priority(): Priority | undefined {
    return this.changedPriority ?? this.base?.priority
  }

  get isWalked(): boolean {
    return this.walked !== undefined || this.gone
  }

  /** When time alone will next change something, once the circles have been read. */
  get nextDueAt(): number | undefined {
    return nextDueAt(this.walked)
  }

  /**
   * How the circles of the facts differ from those announced, as events. Facts that came in order
   * go on from where the state's walk stands (`before` is its context); others walk anew.
   */
  circleEvents(context: WalkContext, before: WalkContext | undefined): ClientEvent[] {
    const { base } = this
    const retold = base && (topicOf(base) !== this.topic || base.priority !== this.priority)
    const early = this.appended.some(({ at }) => at < context.passedUntil)
    if (this.gone || this.sorted || retold || early) return this.rewalked(context)
    const start = base && before && walkOf(base, before)
    const end = this.appended.reduce<typeof start>((walk, fact) => advanceWalk(walk, fact, context), start)
    if (base) foresee(base, end, this.appended.length, context)
    this.walked = end && passTime(end, context.passedUntil)
    const news = circlesOf(this.walked).slice(start?.past.length ?? 0)
    return circleProgress(this.id, base?.announced ?? new Map(), news, true)
  }

  /** The same, by walking through all facts. */
  rewalked(context: WalkContext): ClientEvent[] {
    this.walked = this.gone ? undefined : walkThrough(this.facts, context)
    return circleDifference(this.id, this.base?.announced ?? new Map(), circlesOf(this.walked))
  }
}
