import { DomainError } from '#event-sourcing'
import { localOperator, timekeeper, type Actor } from './actor.js'

const admitted = new Set([localOperator.id, timekeeper.id])

/**
 * Decides whether an actor may send a message. So far the local operator and Virgil's own parts may send all of
 * them, and nobody else any. Refuses with `FORBIDDEN`.
 */
export function authorize(actor: Actor, message: object): void {
  if (admitted.has(actor.id)) return
  throw new DomainError('FORBIDDEN', `${actor.id} may not ${message.constructor.name}.`)
}
