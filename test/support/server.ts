import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Clock } from '#event-sourcing'
import type { ApiConfig } from '../../apps/api/config.js'
import type { LivePatience } from '../../apps/api/live/serve-live.js'
import { startApi, type RunningApi } from '../../apps/api/start.js'
import { asker, type Ask } from './gql.js'
import { eventStoreFor, leaveEventStore, viewsUrlOf } from './stores.js'

/** A clock that stands until it is moved. */
export class StandingClock extends Clock {
  constructor(private instant: number) {
    super()
  }

  /** Moves to an instant, ISO 8601. */
  moveTo(instant: string): void {
    this.instant = Date.parse(instant)
  }

  now(): number {
    return this.instant
  }
}

/** A real API in this process, with a folder of its own. */
export interface Server extends Pick<RunningApi, 'url' | 'app'> {
  readonly folder: string
  /** Where its events are, as a thread is told. */
  readonly events: { readonly folder: string; readonly eventStoreUrl: string | undefined }
  /** Asks GraphQL over HTTP. */
  readonly gql: Ask
  /** Stops it, and removes its folder unless another server shall have it. */
  stop(options?: { keepFolder?: boolean }): Promise<void>
}

/** Starts the API on a port that is free; on a new folder unless one is given. Its events and views are where `STORES` and `VIEWS` say. */
export async function startServer({
  clock,
  patience,
  folder = mkdtempSync(join(tmpdir(), 'virgil-api-')),
  ...options
}: { clock?: Clock; patience?: LivePatience; folder?: string } & Partial<
  Pick<ApiConfig, 'isProduction' | 'logLevel' | 'maxConnections'>
> = {}): Promise<Server> {
  const eventStoreUrl = await eventStoreFor(folder)
  const api = await startApi(
    {
      folder,
      eventStoreUrl,
      viewsUrl: await viewsUrlOf(folder),
      port: 0,
      host: '127.0.0.1',
      isProduction: false,
      keepsTime: false,
      ...options,
    },
    { clock, patience },
  )
  return {
    url: api.url,
    app: api.app,
    folder,
    events: { folder, eventStoreUrl },
    gql: asker(api.url),
    async stop({ keepFolder = false } = {}) {
      await api.close()
      if (keepFolder) return
      await leaveEventStore(folder)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
