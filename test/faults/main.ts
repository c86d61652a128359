import { randomInt } from 'node:crypto'
import { parseArgs } from 'node:util'
import { reportOf, simulations } from '../simulation/simulate.js'
import { lineOf, type NumberedRound } from './round.js'
import { allKinds, rounds, type Kind } from './rounds.js'
import { traceFlush } from './trace-flush.js'

/** `npm run faults -- --rounds 50 --seed 7`, or `-- --simulate 10000`, or `-- --trace`. The exit code tells whether a fault was found. */
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '20' },
    of: { type: 'string', default: allKinds.join(',') },
    seed: { type: 'string', default: String(randomInt(2 ** 31)) },
    json: { type: 'boolean', default: false },
    answers: { type: 'string', default: '400' },
    simulate: { type: 'string' },
    trace: { type: 'boolean', default: false },
    commands: { type: 'string', default: '200' },
    help: { type: 'boolean', default: false },
  },
})
/** Of one round; --json has all. */
const MOST_TOLD = 20
const help = `npm run faults -- [options]

  --rounds N     how often something goes wrong under load, by lots, and what is left is checked [20]
  --of KINDS     what may go wrong, of ${allKinds.join(',')} [all]
  --seed N       of the load, the kinds and the moments; drawn and printed where it is not given
  --answers N    the most answers that a round waits for: more make the folders larger, and the rounds longer [400]
  --simulate N   lives N histories through on a simulated store, clock and scheduler, with the seeds from --seed on
  --trace        shows by strace that events are flushed before they are answered
  --commands N   how many commands are traced [200]
  --json         one JSON document on standard output
`
if (values.help) {
  console.log(help)
  process.exit()
}
const seed = Number(values.seed)
const unknown = values.of.split(',').find((kind) => !allKinds.includes(kind as Kind))
if (unknown !== undefined) {
  console.error(`There is no kind of fault called "${unknown}". Known are ${allKinds.join(', ')}.`)
  process.exit(2)
}
const faults = await (values.simulate === undefined
  ? values.trace
    ? trace(Number(values.commands))
    : goWrong(Number(values.rounds))
  : simulate(Number(values.simulate)))
process.exitCode = faults === 0 ? 0 : 1

async function goWrong(count: number): Promise<number> {
  const done: NumberedRound[] = []
  const of = values.of.split(',') as Kind[]
  console.error(`${count} rounds, seed ${seed}`)
  for await (const round of rounds({ rounds: count, seed, of, answers: Number(values.answers) })) {
    done.push(round)
    console.error(lineOf(round))
    for (const fault of round.faults.slice(0, MOST_TOLD)) console.error(`  ${fault}`)
  }
  const sum = (what: (round: NumberedRound) => number) => done.reduce((total, round) => total + what(round), 0)
  const summary = {
    seed,
    rounds: done.length,
    acknowledged: sum(({ acknowledged }) => acknowledged),
    unanswered: sum(({ unanswered }) => unanswered),
    faults: sum((round) => round.faults.length),
  }
  const sentence = `${summary.rounds} rounds, ${summary.acknowledged} acknowledged commands, ${summary.faults} faults (seed ${seed})`
  console.log(values.json ? JSON.stringify({ ...summary, each: done }) : sentence)
  return summary.faults
}

async function simulate(count: number): Promise<number> {
  const sums = { histories: 0, steps: 0, events: 0, answered: 0, refused: 0, crashes: 0 }
  const failed: number[] = []
  const begun = performance.now()
  for await (const history of simulations(seed, count)) {
    sums.histories += 1
    for (const key of ['steps', 'events', 'answered', 'refused', 'crashes'] as const) sums[key] += history[key]
    if (history.faults.length > 0) {
      failed.push(history.seed)
      console.error(reportOf(history))
    }
    if (sums.histories % 500 === 0) console.error(`${sums.histories} histories, ${failed.length} with faults`)
  }
  const seconds = Math.round((performance.now() - begun) / 1000)
  const { histories, events, answered, refused, crashes } = sums
  const lived = `${histories} histories of ${events} events, ${answered} answers, ${refused} refusals and ${crashes} crashes`
  const found = failed.length === 0 ? 'no faults' : `faults with the seeds ${failed.join(', ')}`
  console.log(
    values.json
      ? JSON.stringify({ seed, ...sums, seconds, failed })
      : `${lived} in ${seconds} s: ${found} (from seed ${seed})`,
  )
  return failed.length
}

async function trace(commands: number): Promise<number> {
  const traced = await traceFlush(commands, seed)
  console.log(values.json ? JSON.stringify(traced) : traced.sentence)
  for (const fault of traced.faults) console.error(`  ${fault}`)
  return traced.faults.length
}
