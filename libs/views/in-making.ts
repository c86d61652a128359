import { DomainError } from '#event-sourcing'

/** Why no row can be read yet. */
export const inMaking = (): DomainError =>
  new DomainError(
    'VIEWS_IN_MAKING',
    'The views are being made from the events, and cannot be read before that is done. Ask again in a while.',
  )
