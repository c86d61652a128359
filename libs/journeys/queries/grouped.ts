/** The rows by the value of a column; every key that was asked for has its list. */
export function grouped<Column extends string, Row extends { readonly [C in Column]: string }>(
  rows: readonly Row[],
  column: Column,
  keys: readonly string[],
): Map<string, Row[]> {
  const groups = new Map<string, Row[]>(keys.map((key) => [key, []]))
  for (const row of rows) groups.get(row[column])?.push(row)
  return groups
}
