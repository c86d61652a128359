import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Row, Source } from '../readers/row.js'

/** A folder of a test's own; `remove` it in the end. */
export async function temporaryFolder(): Promise<{
  write(name: string, content: string | Buffer): Promise<string>
  path(name: string): string
  remove(): Promise<void>
}> {
  const folder = await mkdtemp(join(tmpdir(), 'virgil-intake-'))
  const path = (name: string): string => join(folder, name)
  return {
    path,
    async write(name, content) {
      await writeFile(path(name), content)
      return path(name)
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}

/** All rows of a file, read to its end. */
export async function rowsOf(source: Source): Promise<Row[]> {
  const rows: Row[] = []
  for await (const batch of source.batches) rows.push(...batch)
  return rows
}

/** A row as an object of its columns. */
export const valuesOf = (row: Row, columns: readonly string[]): Record<string, string | undefined> =>
  Object.fromEntries(columns.map((column) => [column, row.fields.get(column)]))

/** A row for mapping, without a file. */
export const rowWith = (values: Record<string, string>, number = 1): Row => ({
  number,
  fields: new Map(Object.entries(values)),
})

/** A small XES log: traces of events of attributes. */
export function xes(traces: readonly { name: string; events: readonly Record<string, string>[] }[]): string {
  const attribute = ([key, value]: [string, string]): string => `<string key="${key}" value="${value}"/>`
  const event = (attributes: Record<string, string>): string =>
    `<event>${Object.entries(attributes).map(attribute).join('')}</event>`
  const trace = ({ name, events }: (typeof traces)[number]): string =>
    `<trace>${attribute(['concept:name', name])}\n${events.map(event).join('\n')}</trace>`
  return `<?xml version="1.0" encoding="UTF-8"?>\n<log xes.version="1.0" xmlns="http://www.xes-standard.org/">\n${traces.map(trace).join('\n')}\n</log>\n`
}
