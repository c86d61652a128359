/** A decision came to nothing through no fault of its own: it was based on events that are not, or not all, recorded. */
export class DecideAgain extends Error {
  override readonly name = 'DecideAgain'

  constructor(
    override readonly cause?: unknown,
    /** Whether to share no append with other commands next time: one of them cannot be written. */
    readonly alone = false,
  ) {
    super('The decision was based on events that are not, or not all, recorded.')
  }
}
