import type { MappedRow } from './mapping/compile.js'
import type { Row } from './readers/row.js'

/** A row that was mapped, with the row as it stood in the file. */
export interface ReadRow extends MappedRow {
  readonly original: Row
}

/** The rows of one client in a stretch of a file. */
export interface ClientBatch {
  readonly client: MappedRow['client']
  readonly rows: ReadRow[]
}

/** Gathers the rows of a stretch of a file by client, so that each client is written once. */
export class ClientBatches {
  private readonly byClient = new Map<string, ClientBatch[]>()
  size = 0

  constructor(private readonly most: number) {}

  add(row: ReadRow): void {
    const { system, id } = row.client.ref
    const key = `${system}\n${id}`
    const batches = this.byClient.get(key) ?? []
    const last = batches[batches.length - 1]
    if (last && last.rows.length < this.most) last.rows.push(row)
    else batches.push({ client: row.client, rows: [row] })
    this.byClient.set(key, batches)
    this.size += 1
  }

  /** The batches of each client, in order. */
  get clients(): Iterable<readonly ClientBatch[]> {
    return this.byClient.values()
  }
}
