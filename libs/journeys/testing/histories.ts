import fc from 'fast-check'
import { charterFrom, CharterHistory, charterDefinition, type CharterDefinition } from '#charter'
import { uuidV5, type Position, type Recorded } from '#event-sourcing'
import { circleKey } from '../domain/circle-difference.js'
import { client } from '../domain/client.js'
import { walkContext } from '../domain/client-draft.js'
import type { ClientState } from '../domain/client-state.js'
import type { ClientCommand, IncomingTouchpoint } from '../domain/commands.js'
import type { ClientEvent } from '../domain/events.js'
import type { Journey } from '../domain/journey.js'
import { directions, effects, intents } from '../domain/touchpoint.js'
import { circlesOf, nextDueAt, walkThrough } from '../domain/walk.js'

const NAMESPACE = '6f1c9f0e-7f0b-4b7e-9c8e-3a1f5d2b4c6a'
export const CLIENT = uuidV5('client', NAMESPACE)
export const DAY = 24 * 3_600_000
export const EPOCH = Date.parse('2026-01-05T09:00:00.000Z')
export const NOW = EPOCH + 3000 * DAY

export const id = (name: string): string => uuidV5(name, NAMESPACE)

/** A charter for histories: two topics with owners, and the default thresholds. */
export function charters(definition: Partial<CharterDefinition> = {}): CharterHistory {
  const whole = charterDefinition.parse({
    name: 'Histories',
    roles: ['account', 'support', 'project', 'product', 'cs'].map((name) => ({ name })),
    topics: [
      {
        name: 'training',
        owner: 'cs',
        stages: [
          { name: 'brief', mayPromise: false },
          { name: 'proposal', authoredBy: ['cs'], presentedBy: ['account'] },
        ],
      },
      { name: 'billing', owner: 'account' },
    ],
    ...definition,
  })
  return new CharterHistory([charterFrom(whole, 1, 0)])
}

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 3 })

/** Touchpoints of one client in a few threads, many at the same instants. */
export const history = (maxLength: number): fc.Arbitrary<IncomingTouchpoint[]> =>
  fc
    .array(
      fc.record({
        day: fc.integer({ min: 0, max: 40 }),
        order: fc.integer({ min: 0, max: 3 }),
        thread: fc.constantFrom('t1', 't2', 't3'),
        role: maybe(fc.constantFrom('account', 'support', 'project', 'cs')),
        team: maybe(fc.constantFrom('north', 'south')),
        member: maybe(fc.constantFrom('m1', 'm2', 'm3')),
        impersonal: maybe(fc.constant(true as const)),
        to: fc.option(fc.constantFrom('cs', 'project'), { nil: undefined, freq: 2 }),
        direction: maybe(fc.constantFrom(...directions)),
        intent: maybe(fc.constantFrom(...intents)),
        effect: fc.option(fc.constantFrom(...effects), { nil: undefined, freq: 2 }),
        topic: maybe(fc.constantFrom('training', 'billing')),
        assisting: fc.constantFrom(undefined, undefined, undefined, true as const),
      }),
      { minLength: 1, maxLength },
    )
    .map((rows) =>
      rows.map(({ day, thread, ...rest }, index) => ({
        ...rest,
        touchpointId: id(`touchpoint ${index}`),
        occurredAt: new Date(EPOCH + day * DAY).toISOString(),
        source: { system: 'tool', thread },
      })),
    )

/** One client that lives through commands, event by event. */
export class Life {
  state: ClientState = client.initialState()
  readonly events: ClientEvent[] = []

  constructor(readonly charters: CharterHistory) {
    this.tell({ type: 'RegisterClient', clientId: CLIENT, code: 'ACME', name: 'Acme', refs: [] })
  }

  /** A life in which every thread of `history` has its journey already, so that stitching is fixed. */
  static withThreads(charters: CharterHistory): Life {
    const life = new Life(charters)
    const touchpoints = ['t1', 't2', 't3'].map((thread, index) => ({
      touchpointId: id(thread),
      occurredAt: new Date(EPOCH + 10 * (index + 1) * DAY).toISOString(),
      source: { system: 'tool', thread },
    }))
    for (const touchpoint of touchpoints) life.tell({ type: 'RecordTouchpoints', touchpoints: [touchpoint] })
    return life
  }

  /** The same life, from its events alone. */
  static replayed(charters: CharterHistory, events: readonly ClientEvent[]): Life {
    const life = new Life(charters)
    life.events.splice(0, Infinity, ...events)
    life.state = events.reduce((state, event) => client.evolve(state, event), client.initialState())
    return life
  }

  tell(command: ClientCommand, now = NOW): readonly ClientEvent[] {
    const events = client.decide(this.state, command, { now, charters: this.charters })
    for (const event of events) this.state = client.evolve(this.state, event)
    this.events.push(...events)
    return events
  }

  /** The circles announced so far, by thread or key of their journey. */
  announced(name = nameOf(this.state)): Map<string, unknown> {
    return new Map(this.journeys().map((journey) => [name(journey), announcedOf(journey)]))
  }

  /** The circles that the rules find in the sorted facts. */
  ruled(name = nameOf(this.state)): Map<string, unknown> {
    return new Map(this.journeys().map((journey) => [name(journey), ruledOf(this.state, journey, this.charters)]))
  }

  /** When time alone will next change each journey, as the events told it. */
  due(): Map<string, number | undefined> {
    return new Map(this.journeys().map(({ id, dueAt }) => [id, dueAt]))
  }

  /** The same, as the rules find it. */
  ruledDue(): Map<string, number | undefined> {
    return new Map(
      this.journeys().map((journey) => [
        journey.id,
        nextDueAt(walkThrough(journey.facts, walkContext(this.state, journey, this.charters))),
      ]),
    )
  }

  journeys(): Journey[] {
    return [...this.state.journeys.values()].filter(({ mergedInto }) => mergedInto === undefined)
  }
}

/** The events as the stream of the client holds them. */
export const recorded = (events: readonly ClientEvent[]): Recorded<ClientEvent>[] =>
  events.map((event, revision) => ({
    ...event,
    id: uuidV5(String(revision), CLIENT),
    stream: `client-${CLIENT}`,
    revision,
    position: String(revision).padStart(16, '0') as Position,
    metadata: {
      commandId: '',
      correlationId: '',
      causationId: '',
      actor: '',
      recordedAt: '2026-01-01T00:00:00.000Z',
      schemaVersion: 1,
    },
  }))

/** Names a journey by its threads, whatever order they came in. */
const nameOf = (state: ClientState) => {
  const threads = new Map([...state.threads].map(([thread, journeyId]) => [journeyId, thread]))
  return ({ id, key }: Journey) => threads.get(id) ?? key
}

const announcedOf = ({ announced }: Journey) => {
  const circles = [...announced.values()].map((circle) => [circleKey(circle), circle.visits] as const)
  return Object.fromEntries(circles.sort(([one], [other]) => (one < other ? -1 : 1)))
}

const ruledOf = (state: ClientState, journey: Journey, charters: CharterHistory) => {
  const walk = walkThrough(journey.facts, walkContext(state, journey, charters))
  const circles = circlesOf(walk).map(
    (circle) =>
      [circleKey(circle), circle.visits.map((visit) => ({ ...visit, evidence: visit.evidence.from(0) }))] as const,
  )
  return Object.fromEntries(circles.sort(([one], [other]) => (one < other ? -1 : 1)))
}
