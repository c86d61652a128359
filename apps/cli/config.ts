import { z } from 'zod'

const environment = z
  .object({
    VIRGIL_DATA: z.string().trim().min(1).default('.virgil'),
    EVENT_STORE_URL: z.string().trim().min(1).optional(),
    VIRGIL_URL: z.string().trim().min(1).optional(),
    VIEWS_URL: z.string().trim().min(1).optional(),
    NO_COLOR: z.string().optional(),
    TERM: z.string().optional(),
    COLUMNS: z.coerce.number().int().min(40).max(1000).optional().catch(undefined),
  })
  .transform(({ VIRGIL_DATA, EVENT_STORE_URL, VIRGIL_URL, VIEWS_URL, NO_COLOR, TERM, COLUMNS }) => ({
    /** The folder that commands read and write, unless `--data` names another. */
    data: VIRGIL_DATA,
    /** KurrentDB's connection string, where the events of that folder are there. */
    eventStoreUrl: EVENT_STORE_URL,
    /** The server that is asked, unless `--url` names another. */
    url: VIRGIL_URL,
    /** The database that holds the views; else they are in the folder. */
    viewsUrl: VIEWS_URL,
    /** Whether colours are wanted at all; they are used only on a terminal. */
    colours: (NO_COLOR ?? '') === '' && TERM !== 'dumb',
    /** The width that the user asks for, whatever the terminal's. */
    columns: COLUMNS,
  }))

/** What the environment says of how the command line behaves. */
export type CliConfig = z.output<typeof environment>

/** Reads the environment; an empty variable is as if it were not there. */
export function cliConfig(env: Readonly<Record<string, string | undefined>> = process.env): CliConfig {
  return environment.parse(Object.fromEntries(Object.entries(env).filter(([, value]) => value !== '')))
}
