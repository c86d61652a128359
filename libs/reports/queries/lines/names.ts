/** Texts by number, so that a column can hold them: from 0 on, as they are met. */
export class Names {
  /** Stands for no text. */
  static readonly NONE = -1

  readonly #numbers = new Map<string, number>()
  readonly #texts: string[] = []

  /** How many texts there are. */
  get size(): number {
    return this.#texts.length
  }

  /** The number of a text, which is given one where it has none yet. */
  numberOf(text: string | null): number {
    if (text === null) return Names.NONE
    const known = this.#numbers.get(text)
    if (known !== undefined) return known
    this.#numbers.set(text, this.size)
    return this.#texts.push(text) - 1
  }

  /** The numbers of some texts. */
  numbersOf(texts: readonly (string | null)[]): number[] {
    return texts.map((text) => this.numberOf(text))
  }

  /** The text with a number; null for none. */
  text(number: number): string | null {
    return this.#texts[number] ?? null
  }
}
