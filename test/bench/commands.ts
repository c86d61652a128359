import { join } from 'node:path'
import type { Bench, Figure, Found } from './bench.js'
import { BareCommits } from './commands/bare-commits.js'
import { perSecond, type Timed } from './commands/closed-loop.js'
import { VirgilSide } from './commands/virgil-side.js'
import { median } from './statistics.js'

/** How many call at once, how many commands they send a round, and what is asked of them. */
const levels = [
  { callers: 1, commands: 400 },
  { callers: 8, commands: 1600 },
  { callers: 64, commands: 4000, ratio: 3, p99: 20 },
  { callers: 512, commands: 6000 },
] as const
type Level = (typeof levels)[number]

const CATCH_UP_MS = 1000

interface Round {
  readonly virgil: Timed & { readonly catchUp: number }
  readonly bare: Timed
}

/** Commands through the door, against single commits of the same bytes. */
export const commands: Bench = {
  name: 'commands',
  title: 'RecordTouchpoint through the door, against bare single commits of the same bytes',

  async run({ folder, rounds, tell }): Promise<Found> {
    const virgil = await VirgilSide.open(join(folder, 'commands'))
    const bare = await BareCommits.create(join(folder, 'bare-commits'))
    try {
      bare.commitEach((await virgil.record(2000, 64)).written)
      const measured = levels.map((): Round[] => [])
      for (let round = 1; round <= rounds; round++) {
        for (const [index, { callers, commands }] of levels.entries()) {
          tell(`commands: round ${round} of ${rounds}, ${callers} callers`)
          const { written, ...timed } = await virgil.record(commands, callers)
          measured[index]?.push({ virgil: timed, bare: bare.commitEach(written) })
        }
      }
      return { figures: levels.flatMap((level, index) => figuresOf(level, measured[index] ?? [])), notes }
    } finally {
      bare.close()
      await virgil.close()
    }
  },
}

function figuresOf(level: Level, rounds: readonly Round[]): Figure[] {
  const { callers } = level
  const of = (value: (round: Round) => number): number => median(rounds.map(value))
  const name = (what: string): string => `${callers} ${callers === 1 ? 'caller' : 'callers'}: ${what}`
  return [
    { name: name('commands'), value: of(({ virgil }) => perSecond(virgil)), unit: '/s' },
    { name: name('bare single commits'), value: of(({ bare }) => perSecond(bare)), unit: '/s' },
    {
      name: name('ratio to the bare commit'),
      value: of(({ virgil, bare }) => perSecond(virgil) / perSecond(bare)),
      unit: '×',
      ...('ratio' in level && { aim: { atLeast: level.ratio } }),
    },
    { name: name('p50'), value: of(({ virgil }) => virgil.p50), unit: 'ms' },
    {
      name: name('p99'),
      value: of(({ virgil }) => virgil.p99),
      unit: 'ms',
      ...('p99' in level && { aim: { atMost: level.p99 } }),
    },
    {
      name: name('views caught up after the last answer, at worst'),
      value: Math.max(...rounds.map(({ virgil }) => virgil.catchUp)),
      unit: 'ms',
      aim: { atMost: CATCH_UP_MS },
    },
  ]
}

const notes = [
  'Medians of the rounds, the sides taking turns. Virgil checks the input, decides, keeps the views and flushes before it answers;',
  'a bare commit inserts ready text of the same events and flushes.',
]
