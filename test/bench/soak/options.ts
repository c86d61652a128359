import { parseArgs } from 'node:util'

/** What a soak was asked for. */
export interface SoakRunOptions {
  readonly json: boolean
  readonly minutes: number
  readonly clients: number
  readonly perSecond: number
  readonly seed: number
  /** Where companies are kept, and found again; else they go with the run. */
  readonly home?: string
}

/** Said for `--help`, and to those who ask for what there is not. */
export const usage = `npm run soak -- [options]

  --minutes N     how long a server is at work [60]
  --per-second N  how much is begun in a second: commands, pages, searches, reports, subscribers, bad requests [25]
  --clients N     how many clients the company has, with ten touchpoints each [3000]
  --seed N        of the company, and of what is done [1]
  --folder DIR    where the company is kept, and found again
  --json          one JSON document on standard output
  --help
`

/** The options of a command line; the text to show instead where they make no sense or help is asked for. */
export function soakOptionsFrom(args: readonly string[]): SoakRunOptions | string {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        json: { type: 'boolean', default: false },
        minutes: { type: 'string', default: '60' },
        'per-second': { type: 'string', default: '25' },
        clients: { type: 'string', default: '3000' },
        seed: { type: 'string', default: '1' },
        folder: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    })
    if (values.help) return usage
    const { json, folder } = values
    const [minutes, perSecond] = [Number(values.minutes), Number(values['per-second'])]
    const [clients, seed] = [Number(values.clients), Number(values.seed)]
    if (!(minutes > 0) || !(perSecond > 0) || !Number.isInteger(clients) || clients < 1 || !Number.isInteger(seed))
      return `Minutes and what is begun in a second are above 0; clients and seed are whole numbers, at least one client.\n\n${usage}`
    return { json, minutes, perSecond, clients, seed, ...(folder !== undefined && { home: folder }) }
  } catch (error) {
    return `${error instanceof Error ? error.message : String(error)}\n\n${usage}`
  }
}
