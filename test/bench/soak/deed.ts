/** One of the things that are done under a mixed load, over and over. */
export interface Deed {
  readonly kind: string
  /** How often, beside the others. */
  readonly weight: number
  /** Does it once. Gives what it took in ms, where that is not the time until it ends. */
  act(): Promise<number | void>
}
