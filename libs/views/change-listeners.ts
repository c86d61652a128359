import type { Shown } from './changes.js'

/** Those who hear how far the rows go. What one of them throws harms nobody else. */
export class ChangeListeners<News extends Shown = Shown> {
  readonly #listeners = new Set<(news: News) => void>()

  constructor(private readonly log: (message: string) => void = () => undefined) {}

  get size(): number {
    return this.#listeners.size
  }

  /** Gives the way to listen no longer. */
  add(listener: (news: News) => void): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  announce(news: News): void {
    for (const listener of this.#listeners) {
      try {
        listener(news)
      } catch (error) {
        this.log(`A listener to the views failed: ${String(error)}.`)
      }
    }
  }
}
