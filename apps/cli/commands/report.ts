import { Command, Option } from 'commander'
import type { ReportFormat } from '#reports'
import type { Cli } from '../cli.js'
import { atDesk } from '../desk/at-desk.js'
import type { ReportQuestion } from '../desk/desk.js'
import { exitCodes } from '../exit-code.js'
import { examples, instant, lookOf, lookOptions, wholeNumber, type LookOptions } from '../options.js'
import { Progress } from '../progress.js'
import { numberInWords } from '../render/words.js'

interface Options extends LookOptions {
  readonly unit?: NonNullable<ReportQuestion['unit']>
  readonly nobody?: boolean
  readonly from?: string
  readonly to?: string
  readonly client?: string
  readonly topic?: string
  readonly channel?: string
  readonly product?: string
  readonly label?: string
  readonly top: number
  readonly format: ReportFormat
}

/** `virgil report`: the reports; so far the bounce report. */
export const reportCommand = (cli: Cli): Command =>
  new Command('report')
    .summary('print a report')
    .description('Prints a report of the journeys.')
    .addCommand(bounceCommand(cli))

const bounceCommand = (cli: Cli): Command =>
  new Command('bounce')
    .summary('how clients went from holder to holder')
    .description("The bounce report: how clients went from holder to holder. It speaks of the clients' way.")
    .addOption(
      new Option('--unit <unit>', "in which holders are compared; the charter's by default").choices([
        'role',
        'team',
        'member',
      ]),
    )
    .option('--nobody', 'count "nobody" as a holder; as the charter says by default')
    .option('--no-nobody', 'skip touchpoints that name nobody')
    .option('--from <instant>', 'journeys touched from then on', instant)
    .option('--to <instant>', 'journeys touched before then', instant)
    .addOption(lookOptions.asOf)
    .addOption(lookOptions.knownAt)
    .option('--client <client>', 'of this client: code, name, id, or system:id of another tool')
    .option('--topic <topic>', 'about this topic')
    .option('--channel <channel>', 'with a touchpoint over this channel')
    .option('--product <product>', 'about this product')
    .option('--label <label>', 'with this label')
    .option('--top <n>', 'how many lines the lists of the most have', wholeNumber(1, 1000), 10)
    .addOption(
      new Option('--format <format>', 'how it is written; --json is short for json')
        .choices(['table', 'json', 'csv', 'markdown'])
        .default('table'),
    )
    .addHelpText(
      'after',
      examples(
        'virgil report bounce',
        'virgil report bounce --unit team --nobody --top 25',
        'virgil report bounce --from 2026-01-01 --to 2026-04-01 --client ACME --format markdown > quarter.md',
        'virgil report bounce --as-of 2026-04-01',
        'virgil report bounce --json | jq .figures.bounces',
      ),
    )
    .action(
      cli.action<Options>(async (session, options) => {
        const progress = new Progress(session, 'Looking back', 'events')
        const report = await atDesk(session, (desk) =>
          desk.report(questionOf(options), ({ events, of }) =>
            progress.tell({ share: events / of, done: `${numberInWords(events)} events`, count: events }),
          ),
        ).finally(() => progress.end())
        const { renderReport } = await import('#reports')
        await session.terminal.print(renderReport(report, session.json ? 'json' : options.format))
        return exitCodes.ok
      }),
    )

function questionOf(options: Options): ReportQuestion {
  const { unit, nobody, from, to, client, topic, channel, product, label, top } = options
  return {
    top,
    ...lookOf(options),
    period: { ...(from !== undefined && { from }), ...(to !== undefined && { to }) },
    filter: {
      ...(topic !== undefined && { topic }),
      ...(channel !== undefined && { channel }),
      ...(product !== undefined && { product }),
      ...(label !== undefined && { label }),
    },
    ...(unit !== undefined && { unit }),
    ...(nobody !== undefined && { countNobody: nobody }),
    ...(client !== undefined && { client }),
  }
}
