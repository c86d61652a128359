import type { DomainEvent } from './event.js'

/**
 * The rules of one aggregate, pure: no clock, no ids made inside, no I/O. What a decision needs
 * from outside comes in the command or in the context.
 *
 * `decide` never changes the state it is given. `evolve` owns the state: it may advance it in
 * place and return the same object, so nobody keeps a state across a call of `evolve`.
 */
export interface Decider<State, Command, Event extends DomainEvent, Context = void> {
  initialState(): State
  /** The events that follow from a command, none where it changes nothing. Refuses with a `DomainError`. */
  decide(state: State, command: Command, context: Context): readonly Event[]
  evolve(state: State, event: Event): State
}
