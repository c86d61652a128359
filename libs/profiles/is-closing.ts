import { DomainError } from '#event-sourcing'

/** With what a profile that is closed refuses those who wait for long work. */
export const isClosing = (): Error =>
  new DomainError('READING_INTERRUPTED', 'Virgil is about to end. Ask again when it is back.')
