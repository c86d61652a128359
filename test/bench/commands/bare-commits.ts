import { join } from 'node:path'
import { openDatabase, SqliteEventStore, type Database, type RecordedEvent, type Statement } from '#event-sourcing'
import { metadataText } from '../../../libs/event-sourcing/metadata-text.js'
import { prepare } from '../../../libs/event-sourcing/sqlite/connect.js'
import { percentile } from '../statistics.js'
import type { Timed } from './closed-loop.js'

/** One row of the file, as it stands there. */
export type BareRow = readonly [
  stream: string,
  revision: number,
  id: string,
  type: string,
  data: string,
  metadata: string,
]

/** What anybody could do without Virgil: prepared inserts of ready text into a file with the same indexes and settings. */
export class BareCommits {
  private readonly insert: Statement
  private readonly insertStream: Statement
  private readonly streams = new Map<string, number>()
  private position = 0

  private constructor(private readonly database: Database) {
    this.insert = database.prepare('INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?, NULL)')
    this.insertStream = database.prepare('INSERT INTO stream VALUES (?, ?)')
  }

  /** Makes the file as the event store makes its own, and opens it with the same settings. */
  static async create(folder: string): Promise<BareCommits> {
    await (await SqliteEventStore.open(folder)).close()
    const path = join(folder, 'events.db')
    return new BareCommits(prepare(openDatabase(path), path))
  }

  /** Inserts rows in one transaction, flushed to disk. */
  commit(rows: readonly BareRow[]): void {
    this.database.exec('BEGIN IMMEDIATE')
    for (const [stream, ...row] of rows) this.insert.run([++this.position, this.idOf(stream), ...row])
    this.database.exec('COMMIT')
  }

  /** Commits the events of each command by themselves, one after the other. */
  commitEach(written: readonly (readonly RecordedEvent[])[]): Timed {
    const commands = written.map((events) => events.map(bareRow))
    const latencies: number[] = []
    const begun = performance.now()
    for (const rows of commands) {
      const sent = performance.now()
      this.commit(rows)
      latencies.push(performance.now() - sent)
    }
    const seconds = (performance.now() - begun) / 1000
    return { commands: commands.length, seconds, p50: percentile(latencies, 0.5), p99: percentile(latencies, 0.99) }
  }

  close(): void {
    this.database.close()
  }

  private idOf(stream: string): number {
    const known = this.streams.get(stream)
    if (known !== undefined) return known
    const id = this.streams.size + 1
    this.insertStream.run([id, stream])
    this.streams.set(stream, id)
    return id
  }
}

const bareRow = ({ stream, revision, id, type, data, metadata }: RecordedEvent): BareRow => [
  stream,
  revision,
  id,
  type,
  JSON.stringify(data),
  metadataText(metadata),
]
