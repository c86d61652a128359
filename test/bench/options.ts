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
  /** Whether the benches over a generated company are asked for, instead of the others. */
  readonly isCompany: boolean
  readonly clients: number
  /** Of all clients but the biggest one. */
  readonly touchpoints: number
  /** Where companies are kept, and found again; else they go with the run. */
  readonly home?: string
}

/** The names of the benches, and of those over a generated company. */
export interface BenchNames {
  readonly benches: readonly string[]
  readonly company: readonly string[]
}

/** Said for `--help`, and to those who ask for what there is not. */
export const usage = ({ benches, company }: BenchNames): string => `npm run bench -- [company] [options]

  --only NAME    one bench, and again or after a comma another: ${benches.join(', ')}
  --file PATH    a log of your own for the import and the report; else one is generated
  --map PRESET   the preset that reads it [vinst]
  --rounds N     how often each side is measured [5]
  --seed N       of what is generated [1]

  company        measures a generated company: ${company.join(', ')}
  --clients N    how many clients it has [100000]
  --touchpoints N  how many touchpoints [ten a client]; one more client has a tenth of them beside these
  --folder DIR   where it is kept, and found again

  --json         one JSON document on standard output
  --help
`

/** The options of a command line; the text to show instead where they make no sense or help is asked for. */
export function optionsFrom(args: readonly string[], names: BenchNames): BenchRunOptions | string {
  try {
    return checked(valuesOf(args), names)
  } catch (error) {
    return `${error instanceof Error ? error.message : String(error)}\n\n${usage(names)}`
  }
}

const valuesOf = (args: readonly string[]) =>
  parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      only: { type: 'string', multiple: true, default: [] },
      file: { type: 'string' },
      map: { type: 'string', default: 'vinst' },
      rounds: { type: 'string', default: '5' },
      seed: { type: 'string', default: '1' },
      clients: { type: 'string', default: '100000' },
      touchpoints: { type: 'string' },
      folder: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  })

function checked({ values, positionals }: ReturnType<typeof valuesOf>, names: BenchNames): BenchRunOptions | string {
  const { json, file, map, help, folder } = values
  const isCompany = positionals[0] === 'company'
  const only = values.only.flatMap((each) => each.split(','))
  const [rounds, seed, clients] = [Number(values.rounds), Number(values.seed), Number(values.clients)]
  const touchpoints = Number(values.touchpoints ?? clients * 10)
  if (help) return usage(names)
  const others = positionals.slice(isCompany ? 1 : 0)
  if (others.length > 0) return `There is no "${others.join(' ')}".\n\n${usage(names)}`
  const known = isCompany ? names.company : names.benches
  const unknown = only.find((name) => !known.includes(name))
  if (unknown !== undefined) return `There is no bench "${unknown}".\n\n${usage(names)}`
  if (!Number.isInteger(rounds) || rounds < 1 || !Number.isInteger(seed))
    return `Rounds and seed are whole numbers, at least one round.\n\n${usage(names)}`
  if (!Number.isInteger(clients) || clients < 1 || !Number.isInteger(touchpoints) || touchpoints < clients)
    return `Clients and touchpoints are whole numbers, at least one touchpoint a client.\n\n${usage(names)}`
  return {
    ...{ json, only, preset: map, rounds, seed, isCompany, clients, touchpoints },
    ...(file !== undefined && { file }),
    ...(folder !== undefined && { home: folder }),
  }
}
