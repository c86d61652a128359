/** How the numbers of a column are held: whole ones within ±2^31, or any. */
type Cells = Int32Array | Float64Array

/** Numbers by index, in one array that grows with them: there is no object for any of them. What was not set is 0. */
export class Column {
  private constructor(private cells: Cells) {}

  /** Of whole numbers within ±2^31. */
  static whole(): Column {
    return new Column(new Int32Array(1024))
  }

  /** Of any numbers: instants and lengths of time; `NaN` where there is none. */
  static real(): Column {
    return new Column(new Float64Array(1024))
  }

  at(index: number): number {
    return this.cells[index] ?? 0
  }

  set(index: number, value: number): void {
    if (index >= this.cells.length) this.grow(index + 1)
    this.cells[index] = value
  }

  private grow(atLeast: number): void {
    const length = Math.max(atLeast, Math.ceil(this.cells.length * 1.5))
    const grown = this.cells instanceof Int32Array ? new Int32Array(length) : new Float64Array(length)
    grown.set(this.cells)
    this.cells = grown
  }
}
