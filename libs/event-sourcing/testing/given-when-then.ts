import type { Decider } from '../decider.js'
import { DomainError } from '../errors.js'
import type { DomainEvent } from '../event.js'

/** Events one by one or in lists, as the builders of a spec give them. */
type Story<Event> = readonly (Event | readonly Event[])[]

/**
 * The beginning of every sentence of a decider's spec:
 *
 * ```ts
 * const given = specify(client, context)
 * given(registered(bureau)).when(recordTouchpoint({ role: 'support' })).then(touchpointRecorded({ role: 'support' }))
 * ```
 *
 * Every sentence also proves that the decider is pure: the events it is given are frozen, and neither a
 * decision nor a refusal changes the state.
 */
export function specify<State, Command, Event extends DomainEvent, Context>(
  decider: Decider<State, Command, Event, Context>,
  context: Context,
): (...history: Story<Event>) => Given<State, Command, Event, Context> {
  return (...history) => new Given(decider, context, flatten(history))
}

/** What happened before. */
class Given<State, Command, Event extends DomainEvent, Context> {
  constructor(
    private readonly decider: Decider<State, Command, Event, Context>,
    private readonly context: Context,
    private readonly history: readonly Event[],
  ) {}

  /** The same history, seen from another context. */
  in(context: Context): Given<State, Command, Event, Context> {
    return new Given(this.decider, context, this.history)
  }

  when(command: Command): Decided<State, Event> {
    const before = this.state()
    const decision = this.decide(before, command)
    expect(before).toEqual(this.state())
    return new Decided(this.decider, this.history, decision)
  }

  /** What the history alone leads to. */
  thenState(check: (state: State) => void): void {
    check(this.state())
  }

  private state(): State {
    return fold(this.decider, this.history)
  }

  private decide(state: State, command: Command): Decision<Event> {
    try {
      return { events: this.decider.decide(state, deepFreeze(command), this.context) }
    } catch (refusal) {
      return { refusal }
    }
  }
}

type Decision<Event> = { readonly events: readonly Event[] } | { readonly refusal: unknown }

/**
 * What the decider made of a command, and what is to be said about it. A sentence gives nothing back: this has a
 * `then`, and a test that returned it would be taken for a promise.
 */
class Decided<State, Event extends DomainEvent> {
  constructor(
    private readonly decider: Pick<Decider<State, never, Event, never>, 'initialState' | 'evolve'>,
    private readonly history: readonly Event[],
    private readonly decision: Decision<Event>,
  ) {}

  /** The events of the decision, for what the sentences below cannot say. */
  get events(): readonly Event[] {
    if ('refusal' in this.decision) throw this.decision.refusal
    return this.decision.events
  }

  /** Exactly these events, in this order. */
  then(...expected: Story<Event>): void {
    expect(this.events).toEqual(flatten(expected))
  }

  /** These events in this order, each with at least the fields that are given. */
  thenMatching(...expected: readonly { readonly type: Event['type']; readonly data?: object }[]): void {
    expect(this.events).toMatchObject(expected)
  }

  thenNothing(): void {
    this.then()
  }

  /** Refused with a code, and for a field where a path is given. */
  thenRefused(code: string, path?: readonly (string | number)[]): void {
    if (!('refusal' in this.decision))
      throw new Error(`Expected ${code}, but it was decided: ${JSON.stringify(this.events)}`)
    const { refusal } = this.decision
    if (!(refusal instanceof DomainError)) throw refusal
    expect(refusal.code).toBe(code)
    if (path !== undefined) expect(refusal.path).toEqual(path)
  }

  /** What the history and the decision lead to. */
  thenState(check: (state: State) => void): void {
    check(fold(this.decider, [...this.history, ...this.events]))
  }
}

function fold<State, Event extends DomainEvent>(
  decider: Pick<Decider<State, never, Event, never>, 'initialState' | 'evolve'>,
  events: readonly Event[],
): State {
  return events.reduce((state, event) => decider.evolve(state, deepFreeze(event)), decider.initialState())
}

function flatten<Event extends DomainEvent>(story: Story<Event>): readonly Event[] {
  return story.flatMap((part): readonly Event[] => (isList(part) ? part : [part]))
}

function isList<Event>(part: Event | readonly Event[]): part is readonly Event[] {
  return Array.isArray(part)
}

function deepFreeze<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  Object.values(value).forEach(deepFreeze)
  return Object.freeze(value)
}
