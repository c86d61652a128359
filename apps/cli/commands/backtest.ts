import { Command } from 'commander'
import type { Cli } from '../cli.js'
import { atDesk } from '../desk/at-desk.js'
import { exitCodes } from '../exit-code.js'
import { examples, instant, wholeNumber } from '../options.js'
import { Progress } from '../progress.js'
import { drawBacktest } from '../render/backtest.js'
import { numberInWords } from '../render/words.js'
import { asJson } from '../session.js'
import { textOf } from '../text-of.js'

interface Options {
  readonly from?: string
  readonly to?: string
  readonly limit: number
}

/** `virgil backtest`: tries another charter on the past. */
export const backtestCommand = (cli: Cli): Command =>
  new Command('backtest')
    .summary('try another charter on the past')
    .description(
      'Tries another charter on all that was recorded: which circles there would be, beside those that there are. It reads every event and changes nothing; journeys stay as they are.',
    )
    .argument('<file>', 'the other charter, YAML')
    .option('--from <instant>', 'circles that a journey was in then or later', instant)
    .option('--to <instant>', 'circles that a journey entered before then', instant)
    .option('--limit <n>', 'list at most so many of the journeys that change', wholeNumber(1, 1000), 25)
    .addHelpText(
      'after',
      examples(
        'virgil charter show > draft.yaml',
        'virgil backtest draft.yaml',
        'virgil backtest draft.yaml --from 2026-01-01 --to 2026-04-01 --limit 100',
        'virgil backtest draft.yaml --json | jq .changedJourneys',
      ),
    )
    .action(
      cli.action<Options, [string]>(async (session, { from, to, limit }, file) => {
        const charter = await textOf(file)
        const period = { ...(from !== undefined && { from }), ...(to !== undefined && { to }) }
        const progress = new Progress(session, 'Trying the charter', 'events')
        const backtest = await atDesk(session, (desk) =>
          desk.backtest({ charter, period, first: limit }, ({ events, of }) =>
            progress.tell({ share: events / of, done: `${numberInWords(events)} events`, count: events }),
          ),
        ).finally(() => progress.end())
        const { columns, paint } = session.terminal
        await session.terminal.print(
          session.json ? asJson(backtest) : drawBacktest(backtest, { columns, paint, zone: session.zone }),
        )
        return exitCodes.ok
      }),
    )
