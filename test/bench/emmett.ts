import { join } from 'node:path'
import type { Bench, BenchContext, Figure, Found } from './bench.js'
import { perSecond, type Timed } from './commands/closed-loop.js'
import { VirgilSide } from './commands/virgil-side.js'
import { emmettInstalled, EmmettSide, INSTALL } from './emmett/emmett-side.js'
import { PostgresServer } from '../support/postgres.js'
import { median } from './statistics.js'

const levels = [
  { callers: 1, commands: 400 },
  { callers: 8, commands: 1600 },
  { callers: 64, commands: 4000 },
] as const

interface Round {
  readonly virgil: Timed
  readonly emmett: Timed
}

/** Commands through the door, against appends of the same events through Emmett on PostgreSQL. */
export const emmett: Bench = {
  name: 'emmett',
  title: 'RecordTouchpoint through the door, against one append a command through Emmett on PostgreSQL',

  async run(context): Promise<Found> {
    const installed = await emmettInstalled()
    if (!installed) return { figures: [], notes: ['Not measured: Emmett is not installed. To measure it:', INSTALL] }
    const server = await PostgresServer.start()
    try {
      return await measure(context, await EmmettSide.open(installed, server.url()))
    } finally {
      await server.stop()
    }
  },
}

async function measure({ folder, rounds, tell }: BenchContext, emmett: EmmettSide): Promise<Found> {
  const virgil = await VirgilSide.open(join(folder, 'emmett'))
  try {
    await emmett.append((await virgil.record(2000, 64)).written, 64)
    const measured = levels.map((): Round[] => [])
    for (let round = 1; round <= rounds; round++) {
      for (const [index, { callers, commands }] of levels.entries()) {
        tell(`emmett: round ${round} of ${rounds}, ${callers} callers`)
        const recorded = await virgil.record(commands, callers)
        measured[index]?.push({ virgil: recorded, emmett: await emmett.append(recorded.written, callers) })
      }
    }
    return { figures: levels.flatMap(({ callers }, index) => figuresOf(callers, measured[index] ?? [])), notes }
  } finally {
    await virgil.close()
    await emmett.close()
  }
}

function figuresOf(callers: number, rounds: readonly Round[]): Figure[] {
  const of = (value: (round: Round) => number): number => median(rounds.map(value))
  const name = (what: string): string => `${callers} ${callers === 1 ? 'caller' : 'callers'}: ${what}`
  return [
    { name: name('Virgil'), value: of(({ virgil }) => perSecond(virgil)), unit: '/s' },
    { name: name('Emmett'), value: of(({ emmett }) => perSecond(emmett)), unit: '/s' },
    {
      name: name('ratio to Emmett'),
      value: of(({ virgil, emmett }) => perSecond(virgil) / perSecond(emmett)),
      unit: '×',
    },
    { name: name('p99 of Virgil'), value: of(({ virgil }) => virgil.p99), unit: 'ms' },
    { name: name('p99 of Emmett'), value: of(({ emmett }) => emmett.p99), unit: 'ms' },
  ]
}

const notes = [
  'Emmett only appends ready events to a new stream: it loads no state, decides nothing and keeps no views. Both are durable: its',
  'PostgreSQL flushes each commit. It is a server of its own and takes part of the same cores. Emmett’s own connection pool.',
]
