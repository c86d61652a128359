/** Who asks: carried by every command and query. The id is opaque; names live elsewhere. */
export interface Actor {
  readonly id: string
  readonly kind: 'operator' | 'system'
}

/** Whoever sits at this machine. Until people sign in, nobody else is admitted. */
export const localOperator: Actor = { id: 'local-operator', kind: 'operator' }

/** The part of Virgil that lets time pass. */
export const timekeeper: Actor = { id: 'timekeeper', kind: 'system' }
