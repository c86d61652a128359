import type { CharterHistory } from '#charter'
import { journeyIn, threadKey, type ClientState } from './client-state.js'
import { dueOf, type Due } from './due.js'
import { changesFacts, type ClientEvent } from './events.js'
import { topicOf, type Journey } from './journey.js'
import { JourneyDraft } from './journey-draft.js'
import { resolutionStandingAt, type Standing } from './standing.js'
import type { Spell } from './spell.js'
import type { Source } from './touchpoint.js'
import type { WalkContext } from './walk.js'
import { standingOf, walkOf } from './walked.js'

/** A client as a decision would leave it: journeys are drafted when they are touched, the state stays as it is. */
export class ClientDraft {
  private readonly drafts = new Map<string, JourneyDraft>()
  private readonly threads = new Map<string, string>()
  private opened = 0
  private passedUntil: number

  constructor(
    private readonly state: ClientState,
    readonly charters: CharterHistory,
  ) {
    this.passedUntil = state.passedUntil
  }

  /** Lets time pass for all journeys in which time alone changes something before an instant. */
  passTime(until: number): void {
    this.passedUntil = until
    for (const { id, dueAt = Infinity } of this.state.journeys.values()) {
      const draft = dueAt < until ? this.journey(id) : undefined
      if (draft) draft.changedFrom = Math.min(draft.changedFrom, until)
    }
  }

  /** The journey with this id, or the one that it was merged into. */
  journey(id: string): JourneyDraft | undefined {
    const drafted = this.drafts.get(id)
    if (drafted) return drafted
    const base = journeyIn(this.state, id)
    if (!base) return undefined
    const draft = this.drafts.get(base.id) ?? new JourneyDraft(base.id, base.key, base)
    this.drafts.set(base.id, draft)
    return draft
  }

  /** A new journey, and the event that opens it. */
  open(journeyId: string): { journey: JourneyDraft; event: ClientEvent } {
    this.opened += 1
    const number = this.state.journeys.size + this.opened
    const key = `${this.state.code}-${number}`
    const journey = new JourneyDraft(journeyId, key, undefined)
    this.drafts.set(journeyId, journey)
    return { journey, event: { type: 'JourneyOpened', data: { journeyId, number, key } } }
  }

  /** The journey of a source's thread. */
  journeyOfThread(source: Source | undefined): JourneyDraft | undefined {
    const key = source && threadKey(source)
    const id = key === undefined ? undefined : (this.threads.get(key) ?? this.state.threads.get(key))
    return id === undefined ? undefined : this.journey(id)
  }

  /** Remembers the thread of a touchpoint that was stitched into a journey. */
  keepThread(source: Source | undefined, journey: JourneyDraft): void {
    const key = source && threadKey(source)
    if (key !== undefined && !this.state.threads.has(key) && !this.threads.has(key)) this.threads.set(key, journey.id)
  }

  /** The summary of a journey's present spell, as the state has it; none while it stands resolved. */
  spellOf({ base }: JourneyDraft): Spell | undefined {
    return base && walkOf(base, walkContext(this.state, base, this.charters))?.spell
  }

  /** The open and the waiting journeys with this topic, or with any topic. */
  openOf(topic: string | undefined): JourneyDraft[] {
    const topics = topic === undefined ? [...this.state.byTopic.keys()] : [topic]
    for (const each of topics) for (const id of this.state.byTopic.get(each)?.open ?? []) this.journey(id)
    return this.draftsOf(topic).filter(({ standing }) => standing?.status === 'open' || standing?.status === 'waiting')
  }

  /**
   * The events of a decision, followed by what they change in the circles. The last one that changes a
   * journey tells when time alone will next change those that the decision touched.
   */
  concluded(events: readonly ClientEvent[]): ClientEvent[] {
    const circles = this.circleEvents()
    const due = this.due()
    const last = events.findLastIndex(({ type }) => changesFacts(type))
    const told = events.map((event, index) =>
      due && index === last ? ({ ...event, data: { ...event.data, due } } as ClientEvent) : event,
    )
    return [...told, ...circles]
  }

  /** The differences between the rules' circles and those announced, for all journeys that the decision changes. */
  circleEvents(): ClientEvent[] {
    const changed = [...this.drafts.values()].filter(({ changedFrom }) => changedFrom < Infinity)
    const affected = new Set(changed.flatMap((draft) => this.affectedBy(draft)))
    return [
      ...changed
        .filter((draft) => !affected.has(draft))
        .flatMap((draft) => {
          const before = draft.base && walkContext(this.state, draft.base, this.charters)
          return draft.circleEvents(this.context(draft), before)
        }),
      ...[...affected].flatMap((draft) => draft.rewalked(this.context(draft))),
    ]
  }

  /** Journeys of the same topics that began later: whether they relapse may depend on what changed. */
  private affectedBy(draft: JourneyDraft): JourneyDraft[] {
    const before = draft.base && topicOf(draft.base)
    const sameTopic = !draft.gone && (draft.base === undefined || before === draft.topic)
    if (sameTopic && sameResolutions(draft.base && standingOf(draft.base), draft.standing)) return []
    const from = sameTopic ? draft.changedFrom : -Infinity
    return [...new Set([before, draft.topic])]
      .flatMap((topic) => (topic === undefined ? [] : this.startedFrom(from, topic)))
      .filter((sibling) => sibling !== draft && sibling.base)
  }

  /** The journeys with this topic whose first fact lies at an instant or behind it. */
  private startedFrom(instant: number, topic: string): JourneyDraft[] {
    for (const id of this.state.byTopic.get(topic)?.startedFrom(instant) ?? []) this.journey(id)
    return this.draftsOf(topic).filter(({ standing }) => (standing?.firstAt ?? -Infinity) >= instant)
  }

  /** The drafted journeys with this topic, or with any topic. */
  private draftsOf(topic: string | undefined): JourneyDraft[] {
    return [...this.drafts.values()].filter(
      (draft) => !draft.gone && draft.topic !== undefined && (topic === undefined || draft.topic === topic),
    )
  }

  /** When the latest resolution of the topic's other journeys was made that would stand at an instant. */
  private resolvedBefore(instant: number, topic: string, exceptId: string): number | undefined {
    const drafted = this.draftsOf(topic).flatMap(({ id, standing }) =>
      id === exceptId || !standing ? [] : (resolutionStandingAt(standing, instant)?.at ?? []),
    )
    const others = this.state.byTopic
      .get(topic)
      ?.resolvedBefore(instant, (id) => id === exceptId || this.drafts.has(id))
    const latest = Math.max(others ?? -Infinity, ...drafted)
    return latest === -Infinity ? undefined : latest
  }

  /** When time alone will next change each journey for which that is news. */
  private due(): Due | undefined {
    const news = [...this.drafts.values()].flatMap((draft): [string, string | null][] => {
      if (!draft.isWalked || draft.nextDueAt === draft.base?.dueAt) return []
      return [[draft.id, draft.nextDueAt === undefined ? null : new Date(draft.nextDueAt).toISOString()]]
    })
    return news.length > 0 ? dueOf(news) : undefined
  }

  private context({ id, topic, priority }: JourneyDraft): WalkContext {
    const { charters, passedUntil } = this
    const resolvedBefore = (at: number) => (topic === undefined ? undefined : this.resolvedBefore(at, topic, id))
    return { charters, topic, priority, passedUntil, resolvedBefore }
  }
}

/** The walk's questions about the other journeys of a client, answered from its state. */
export function walkContext(state: ClientState, journey: Journey, charters: CharterHistory): WalkContext {
  const topic = topicOf(journey)
  const siblings = topic === undefined ? undefined : state.byTopic.get(topic)
  const { priority } = journey
  const { passedUntil } = state
  const resolvedBefore = (at: number) => siblings?.resolvedBefore(at, (id) => id === journey.id)
  return { charters, topic, priority, passedUntil, resolvedBefore }
}

function sameResolutions(one: Standing | undefined, other: Standing | undefined): boolean {
  if (one?.resolutions === other?.resolutions) return true
  const [before, after] = [one?.resolutions ?? [], other?.resolutions ?? []]
  return (
    before.length === after.length &&
    before.every(({ at, reopenedAt }, index) => at === after[index]?.at && reopenedAt === after[index]?.reopenedAt)
  )
}
