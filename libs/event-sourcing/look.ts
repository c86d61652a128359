/** From where one looks at the past. Instants in milliseconds since 1970. */
export interface Look {
  /** What happened up to here; as far as is known, where it is left out. */
  readonly at?: number | undefined
  /** What was recorded up to here; all, where it is left out. */
  readonly knownAt?: number | undefined
}

/** Whether what was recorded at an instant (ISO 8601) counts in a look at the past. */
export const isKnown = (recordedAt: string, { knownAt = Infinity }: Look): boolean => Date.parse(recordedAt) <= knownAt
