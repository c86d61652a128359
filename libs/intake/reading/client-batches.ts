import type { MappedRow } from '../mapping/compile.js'

/** A row that was mapped, and the place of its stretch that it stood at. */
export interface PlacedRow extends Omit<MappedRow, 'client'> {
  readonly place: number
}

/** Rows of one client in a stretch of a file. */
export interface ClientBatch {
  readonly client: MappedRow['client']
  readonly rows: readonly PlacedRow[]
}

/** Gathers the rows of a stretch of a file by client, so that each client is written in few commands. */
export class ClientBatches {
  private readonly byClient = new Map<string, { client: MappedRow['client']; rows: PlacedRow[] }[]>()

  constructor(private readonly most: number) {}

  add({ client, ...row }: MappedRow, place: number): void {
    const { system, id } = client.ref
    const key = `${system}\n${id}`
    const batches = this.byClient.get(key) ?? []
    const last = batches[batches.length - 1]
    if (last && last.rows.length < this.most) last.rows.push({ ...row, place })
    else batches.push({ client, rows: [{ ...row, place }] })
    this.byClient.set(key, batches)
  }

  /** The batches of each client, in order. */
  get clients(): readonly (readonly ClientBatch[])[] {
    return [...this.byClient.values()]
  }
}
