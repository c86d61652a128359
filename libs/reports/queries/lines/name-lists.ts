import { parsed, type JsonText } from '#views'
import { Names } from './names.js'

/** Lists of names by number, so that a column can hold them. Few are distinct: each is parsed once. */
export class NameLists {
  readonly #texts = new Names()
  readonly #lists: (readonly number[])[] = []

  constructor(private readonly names: Names) {}

  /** How many lists there are. */
  get size(): number {
    return this.#texts.size
  }

  /** The number of a list, which is given one where it has none yet. */
  numberOf(text: JsonText<readonly string[]>): number {
    const list = this.#texts.numberOf(text)
    if (list === this.#lists.length) this.#lists.push(parsed(text).map((name) => this.names.numberOf(name)))
    return list
  }

  /** The numbers of some lists. */
  numbersOf(texts: readonly JsonText<readonly string[]>[]): number[] {
    return texts.map((text) => this.numberOf(text))
  }

  /** The numbers of the names in a list. */
  namesIn(list: number): readonly number[] {
    return this.#lists[list] ?? []
  }
}
