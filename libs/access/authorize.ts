import { DomainError } from '#event-sourcing'
import { localOperator, type Actor } from './actor.js'

/**
 * Decides whether an actor may send a message. So far the local operator may send all of them and
 * nobody else any. Refuses with `FORBIDDEN`.
 */
export function authorize(actor: Actor, message: object): void {
  if (actor.id === localOperator.id) return
  throw new DomainError('FORBIDDEN', `${actor.id} may not ${message.constructor.name}.`)
}
