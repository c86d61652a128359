import { parseArgs } from 'node:util'

/** What a run was asked for. */
export interface BenchRunOptions {
  readonly json: boolean
  /** The names of the benches; all where there is none. */
  readonly only: readonly string[]
  readonly file?: string
  readonly preset: string
  readonly rounds: number
  readonly seed: number
}

/** Said for `--help`, and to those who ask for what there is not. */
export const usage = (names: readonly string[]): string => `npm run bench -- [options]

  --only NAME    one bench, and again for another: ${names.join(', ')}
  --file PATH    a log of your own for the import and the report; else one is generated
  --map PRESET   the preset that reads it [vinst]
  --rounds N     how often each side is measured [5]
  --seed N       of what is generated [1]
  --json         one JSON document on standard output
  --help
`

/** The options of a command line; the text to show instead where they make no sense or help is asked for. */
export function optionsFrom(args: readonly string[], names: readonly string[]): BenchRunOptions | string {
  try {
    return checked(valuesOf(args), names)
  } catch (error) {
    return `${error instanceof Error ? error.message : String(error)}\n\n${usage(names)}`
  }
}

const valuesOf = (args: readonly string[]) =>
  parseArgs({
    args: [...args],
    options: {
      json: { type: 'boolean', default: false },
      only: { type: 'string', multiple: true, default: [] },
      file: { type: 'string' },
      map: { type: 'string', default: 'vinst' },
      rounds: { type: 'string', default: '5' },
      seed: { type: 'string', default: '1' },
      help: { type: 'boolean', default: false },
    },
  }).values

function checked(values: ReturnType<typeof valuesOf>, names: readonly string[]): BenchRunOptions | string {
  const { json, only, file, map, help } = values
  const [rounds, seed] = [Number(values.rounds), Number(values.seed)]
  if (help) return usage(names)
  const unknown = only.find((name) => !names.includes(name))
  if (unknown !== undefined) return `There is no bench "${unknown}".\n\n${usage(names)}`
  if (!Number.isInteger(rounds) || rounds < 1 || !Number.isInteger(seed))
    return `Rounds and seed are whole numbers, at least one round.\n\n${usage(names)}`
  return { json, only, preset: map, rounds, seed, ...(file !== undefined && { file }) }
}
