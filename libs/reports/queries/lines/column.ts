/** Numbers by index, in one array that grows with them: there is no object for any of them. What was not set is 0. */
export abstract class Column {
  /** Of whole numbers within ±2^31. */
  static whole(): WholeColumn {
    return new WholeColumn()
  }

  /** Of any numbers: instants and lengths of time; `NaN` where there is none. */
  static real(): RealColumn {
    return new RealColumn()
  }

  abstract at(index: number): number

  abstract set(index: number, value: number): void

  /** Sets a value at each of some indexes; where there is none, it is `NaN`. What has an index below 0 is left out. */
  setAll(indexes: Int32Array, values: readonly (number | null)[]): void {
    for (let place = 0; place < indexes.length; place++) {
      const index = indexes[place] ?? -1
      if (index >= 0) this.set(index, values[place] ?? NaN)
    }
  }
}

// One class for each kind of array: code that meets both kinds takes twice the time, and makes an object of each real number.

class WholeColumn extends Column {
  #cells = new Int32Array(1024)

  at(index: number): number {
    return this.#cells[index] ?? 0
  }

  set(index: number, value: number): void {
    if (index >= this.#cells.length) this.#cells = grown(this.#cells, new Int32Array(room(this.#cells, index)))
    this.#cells[index] = value
  }

  /** The numbers at some indexes, in their order. */
  of(indexes: Int32Array): Int32Array {
    const numbers = new Int32Array(indexes.length)
    for (let place = 0; place < indexes.length; place++) numbers[place] = this.at(indexes[place] ?? 0)
    return numbers
  }
}

class RealColumn extends Column {
  #cells = new Float64Array(1024)

  at(index: number): number {
    return this.#cells[index] ?? 0
  }

  set(index: number, value: number): void {
    if (index >= this.#cells.length) this.#cells = grown(this.#cells, new Float64Array(room(this.#cells, index)))
    this.#cells[index] = value
  }

  /** The numbers at some indexes, in their order. */
  of(indexes: Int32Array): Float64Array {
    const numbers = new Float64Array(indexes.length)
    for (let place = 0; place < indexes.length; place++) numbers[place] = this.at(indexes[place] ?? 0)
    return numbers
  }
}

export type { RealColumn, WholeColumn }

const room = ({ length }: Int32Array | Float64Array, index: number): number =>
  Math.max(index + 1, Math.ceil(length * 1.5))

function grown<Cells extends Int32Array | Float64Array>(cells: Cells, larger: Cells): Cells {
  larger.set(cells)
  return larger
}
