import { randomInt } from 'node:crypto'
import { parseArgs } from 'node:util'
import { lineOf, sigkill, type NumberedRound } from './sigkill.js'
import { traceFlush } from './trace-flush.js'

/** `npm run faults -- --rounds 50 --seed 7`, or `-- --trace`. The exit code tells whether a fault was found. */
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '20' },
    seed: { type: 'string', default: String(randomInt(2 ** 31)) },
    json: { type: 'boolean', default: false },
    answers: { type: 'string', default: '2000' },
    trace: { type: 'boolean', default: false },
    commands: { type: 'string', default: '200' },
    help: { type: 'boolean', default: false },
  },
})
const help = `npm run faults -- [options]

  --rounds N     how often a loaded process is killed and its folder checked [20]
  --seed N       of the load and of the moments; drawn and printed where it is not given
  --answers N    the most answers before a kill [2000]
  --trace        shows by strace that events are flushed before they are answered
  --commands N   how many commands are traced [200]
  --json         one JSON document on standard output
`
if (values.help) {
  console.log(help)
  process.exit()
}
const seed = Number(values.seed)
const faults = values.trace ? await trace(Number(values.commands)) : await kill(Number(values.rounds))
process.exitCode = faults === 0 ? 0 : 1

async function kill(count: number): Promise<number> {
  const rounds: NumberedRound[] = []
  console.error(`${count} rounds, seed ${seed}`)
  for await (const round of sigkill({ rounds: count, seed, answers: Number(values.answers) })) {
    rounds.push(round)
    console.error(lineOf(round))
    for (const fault of round.faults) console.error(`  ${fault}`)
  }
  const sum = (of: (round: NumberedRound) => number) => rounds.reduce((total, round) => total + of(round), 0)
  const summary = {
    seed,
    rounds: rounds.length,
    acknowledged: sum(({ acknowledged }) => acknowledged),
    unanswered: sum(({ unanswered }) => unanswered),
    faults: sum((round) => round.faults.length),
  }
  const sentence = `${summary.rounds} kills, ${summary.acknowledged} acknowledged commands, ${summary.faults} faults (seed ${seed})`
  console.log(values.json ? JSON.stringify({ ...summary, each: rounds }) : sentence)
  return summary.faults
}

async function trace(commands: number): Promise<number> {
  const traced = await traceFlush(commands, seed)
  console.log(values.json ? JSON.stringify(traced) : traced.sentence)
  for (const fault of traced.faults) console.error(`  ${fault}`)
  return traced.faults.length
}
