import type { Changes } from './changes.js'

/** Those who hear of each transaction of the views. What one of them throws harms nobody else. */
export class ChangeListeners {
  readonly #listeners = new Set<(changes: Changes) => void>()

  constructor(private readonly log: (message: string) => void = () => undefined) {}

  get size(): number {
    return this.#listeners.size
  }

  /** Gives the way to listen no longer. */
  add(listener: (changes: Changes) => void): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  announce(changes: Changes): void {
    for (const listener of this.#listeners) {
      try {
        listener(changes)
      } catch (error) {
        this.log(`A listener to the views failed: ${String(error)}.`)
      }
    }
  }
}
