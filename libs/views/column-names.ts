import type { AnyTable, RowOf } from './table.js'

/** The columns of a table that queries read, those that are left out not among them; nor are the words of its search. */
export function columnNames<T extends AnyTable, Left extends keyof RowOf<T> = never>(
  { columns }: T,
  left: readonly Left[] = [],
): Exclude<keyof RowOf<T> & string, Left>[] {
  const names = Object.keys(columns).filter((name) => !left.some((other) => other === name))
  return names as Exclude<keyof RowOf<T> & string, Left>[]
}
