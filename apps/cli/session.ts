import type { CliConfig } from './config.js'
import type { Terminal } from './terminal.js'

/** The options that every command takes. */
export interface Globals {
  readonly data?: string
  readonly url?: string
  readonly json?: boolean
  readonly quiet?: boolean
  readonly debug?: boolean
}

/** One run of one command: where it reads, and how it answers. */
export interface Session {
  readonly terminal: Terminal
  /** The folder with the data. */
  readonly data: string
  /** Where the events of the folder are, if not in it: KurrentDB's connection string. */
  readonly eventStoreUrl?: string
  /** The server to ask instead of the folder. */
  readonly url: string | undefined
  /** The database that holds the views; else they are in the folder. */
  readonly viewsUrl?: string | undefined
  readonly json: boolean
  readonly quiet: boolean
  readonly debug: boolean
  /** The time zone in which times are shown. */
  readonly zone: string
}

export function sessionOf(globals: Globals, config: CliConfig, terminal: Terminal): Session {
  return {
    terminal,
    data: globals.data ?? config.data,
    eventStoreUrl: config.eventStoreUrl,
    // A folder named on the command line outweighs a server named in the environment.
    url: globals.url ?? (globals.data === undefined ? config.url : undefined),
    // It belongs to the folder that the environment names.
    viewsUrl: globals.data === undefined ? config.viewsUrl : undefined,
    json: globals.json ?? false,
    quiet: globals.quiet ?? false,
    debug: globals.debug ?? false,
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  }
}

/** One JSON document on stdout. */
export const asJson = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`
