import type { ClientBase } from 'pg'
import { ViewsError } from './postgres-errors.js'

/** The oldest PostgreSQL that reads parts of a table by their place. */
const OLDEST = 140_000

interface Found {
  readonly version: number
  readonly encoding: string
  readonly collation: string
  /** Whose collation it is: that of the C library, of ICU, or PostgreSQL's own. */
  readonly provider: string
}

/** Refuses a server on which the views would be other than elsewhere: `VIEWS_SERVER_TOO_OLD` and `VIEWS_COLLATION`. */
export async function checkServer(client: ClientBase): Promise<void> {
  const { rows } = await client.query<Found>(`
    select current_setting('server_version_num')::integer as version, pg_encoding_to_char(encoding) as encoding, datcollate as collation,
      coalesce(to_jsonb(pg_database) ->> 'datlocprovider', 'c') as provider
    from pg_database where datname = current_database()`)
  const [found] = rows
  if (!found || found.version < OLDEST)
    throw new ViewsError(
      'VIEWS_SERVER_TOO_OLD',
      `PostgreSQL ${String(found?.version)} is too old for the views: take 14 or newer.`,
    )
  const sortsByCodePoint = found.provider !== 'i' && /^(C|POSIX)$/.test(found.collation)
  if (found.encoding !== 'UTF8' || !sortsByCodePoint)
    throw new ViewsError(
      'VIEWS_COLLATION',
      `The database for the views has the encoding ${found.encoding} and ${found.provider === 'i' ? 'a collation of ICU' : `the collation ${found.collation}`}. Make one with: create database virgil template template0 encoding 'UTF8' locale 'C'.`,
    )
}
