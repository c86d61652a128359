/** How far a reading of many events is. */
export interface ReadingProgress {
  readonly events: number
  /** How many there are to read. */
  readonly of: number
}

/** What the one who asks for a reading of many events may want. */
export interface ReadingOptions {
  /** Told now and then. */
  readonly onProgress?: (progress: ReadingProgress) => void
  /** Ends the reading, which is then refused with the signal's reason. */
  readonly signal?: AbortSignal
}
