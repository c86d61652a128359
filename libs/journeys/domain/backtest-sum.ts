import { tryOn, type ChangedCircle, type CircleChange, type TriedJourney, type Trial } from './backtest.js'
import { recordedVisit } from './circle-difference.js'
import type { CircleKind } from './circles/circle.js'
import { circles } from './circles/circles.js'
import type { ClientState } from './client-state.js'
import type { RecordedVisit } from './events.js'
import { FirstOf } from './first-of.js'
import { Spelling } from './spelling.js'

/** How many circles of a kind there are, one for each spell of a journey that visits it, and in how many journeys. */
export interface CirclesAndJourneys {
  readonly circles: number
  readonly journeys: number
}

/** One kind of circle under both charters. */
export interface TriedKind extends Record<CircleChange, number> {
  readonly kind: CircleKind
  readonly depth: number
  readonly before: CirclesAndJourneys
  readonly after: CirclesAndJourneys
}

/** A circle that a draft sees otherwise. */
export interface ToldChange extends Pick<ChangedCircle, 'change' | 'kind' | 'spell'> {
  readonly depth: number
  readonly before: readonly RecordedVisit[]
  readonly after: readonly RecordedVisit[]
}

/** A journey whose circles a draft sees otherwise. */
export interface ChangedJourney {
  readonly journeyId: string
  readonly key: string
  readonly clientId: string
  readonly clientCode: string
  readonly clientName: string
  /** By depth. */
  readonly circles: readonly ToldChange[]
}

/** What a draft of the charter finds in the past, beside what was. JSON-safe. */
export interface Backtest {
  /** How many clients were read. */
  readonly clients: number
  /** Clients whose events cannot be read, and who are left out. */
  readonly unreadableClients: number
  /** How many journeys these clients have. */
  readonly journeys: number
  /** All kinds that are judged, by depth. */
  readonly kinds: readonly TriedKind[]
  /** In how many journeys a circle is gained, lost or changed. */
  readonly changedJourneys: number
  /** The first of them, by key. */
  readonly firstChanged: readonly ChangedJourney[]
  /** Roles that touchpoints name and the draft does not know. */
  readonly unknownRoles: readonly string[]
  /** Topics that journeys have and the draft does not know. */
  readonly unknownTopics: readonly string[]
}

/** Sums up what a trial finds, client by client; of the journeys that change it keeps the first so many. */
export class BacktestSum {
  readonly #kinds = circles.map(({ kind, depth }) => new KindSum(kind, depth))
  readonly #spelling: Spelling
  readonly #first: FirstOf<ChangedJourney>
  #clients = 0
  #unreadable = 0
  #journeys = 0
  #changed = 0

  constructor(
    private readonly trial: Trial,
    most: number,
  ) {
    this.#spelling = new Spelling(trial.draft.latest)
    this.#first = new FirstOf(most, compareChanged)
  }

  add(state: ClientState): void {
    this.#clients += 1
    for (const tried of tryOn(state, this.trial, this.#spelling)) {
      this.#journeys += 1
      for (const kind of this.#kinds) kind.add(tried)
      if (tried.changes.length === 0) continue
      this.#changed += 1
      this.#first.add(told(state, tried))
    }
  }

  /** A client's events cannot be read. */
  addUnreadable(): void {
    this.#unreadable += 1
  }

  get result(): Backtest {
    return {
      clients: this.#clients,
      unreadableClients: this.#unreadable,
      journeys: this.#journeys,
      kinds: this.#kinds.map((kind) => kind.result),
      changedJourneys: this.#changed,
      firstChanged: this.#first.sorted(),
      unknownRoles: this.#spelling.unknownRoles,
      unknownTopics: this.#spelling.unknownTopics,
    }
  }
}

class KindSum {
  readonly #before = { circles: 0, journeys: 0 }
  readonly #after = { circles: 0, journeys: 0 }
  readonly #changes: Record<CircleChange, number> = { gained: 0, lost: 0, changed: 0 }

  constructor(
    private readonly kind: CircleKind,
    private readonly depth: number,
  ) {}

  add({ before, after, changes }: TriedJourney): void {
    this.#count(this.#before, before)
    this.#count(this.#after, after)
    for (const { kind, change } of changes) if (kind === this.kind) this.#changes[change] += 1
  }

  get result(): TriedKind {
    const { kind, depth } = this
    return { kind, depth, before: this.#before, after: this.#after, ...this.#changes }
  }

  #count(sum: { circles: number; journeys: number }, found: TriedJourney['before']): void {
    const own = found.filter(({ kind }) => kind === this.kind).length
    sum.circles += own
    sum.journeys += own > 0 ? 1 : 0
  }
}

const depthOf = (kind: CircleKind): number => circles.find((circle) => circle.kind === kind)?.depth ?? 0

const told = (
  { clientId = '', code, name, changedName = name }: ClientState,
  { journey, changes }: TriedJourney,
): ChangedJourney => ({
  journeyId: journey.id,
  key: journey.key,
  clientId,
  clientCode: code,
  clientName: changedName,
  circles: changes
    .map(({ change, kind, spell, before, after }) => ({
      change,
      kind,
      depth: depthOf(kind),
      spell,
      before: before.map(recordedVisit),
      after: after.map(recordedVisit),
    }))
    .sort((one, other) => one.depth - other.depth),
})

const keys = new Intl.Collator('en', { numeric: true })

/** A key begins with the client's code: `ACME-2` comes before `ACME-10`. */
const compareChanged = (one: ChangedJourney, other: ChangedJourney): number =>
  keys.compare(one.key, other.key) || (one.journeyId < other.journeyId ? -1 : 1)
