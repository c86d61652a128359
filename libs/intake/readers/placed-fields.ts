import type { Fields } from './row.js'

/** Looks a value up by its column's place; smaller than a table a row. */
export class PlacedFields implements Fields {
  constructor(
    private readonly places: ReadonlyMap<string, number>,
    private readonly values: readonly (string | undefined)[],
  ) {}

  get(column: string): string | undefined {
    const place = this.places.get(column)
    return place === undefined ? undefined : this.values[place]
  }
}
