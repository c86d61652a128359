import { Command, Option } from 'commander'
import type { Cli } from '../cli.js'
import { atDesk } from '../desk/at-desk.js'
import type { TimelineQuestion } from '../desk/desk.js'
import { exitCodes } from '../exit-code.js'
import { examples, lookOf, lookOptions, wholeNumber, type LookOptions } from '../options.js'
import { drawTimeline } from '../render/timeline.js'
import { asJson } from '../session.js'

interface Options extends LookOptions {
  readonly unit?: NonNullable<TimelineQuestion['unit']>
  readonly limit: number
}

/** `virgil timeline`: draws a client's journeys. */
export const timelineCommand = (cli: Cli): Command =>
  new Command('timeline')
    .summary("draw a client's timeline, or a journey")
    .description(
      "Draws a client's journeys, a lane for each station; time runs downwards. ● is a touchpoint by the holder, ○ one that moves nothing; ← comes from the client, → goes to the client, · stays among ourselves; ╓ marks where a circle is entered, ╙ where it is left.",
    )
    .argument(
      '<client>',
      'a client by code, name, id, or system:id of another tool; or a journey by its key, as ACME-12',
    )
    .addOption(
      new Option('--unit <unit>', "in which holders are compared; the charter's by default").choices([
        'role',
        'team',
        'member',
      ]),
    )
    .addOption(lookOptions.asOf)
    .addOption(lookOptions.knownAt)
    .option('--limit <n>', 'at most so many journeys, those touched last', wholeNumber(1, 10_000), 10)
    .addHelpText(
      'after',
      examples(
        'virgil timeline ACME',
        'virgil timeline ACME-12',
        'virgil timeline ACME --as-of 2026-04-01',
        'virgil timeline crm:4711 --unit team --limit 100 | less -R',
      ),
    )
    .action(
      cli.action<Options, [string]>(async (session, { unit, limit, ...look }, client) => {
        const timeline = await atDesk(session, (desk) =>
          desk.timeline({ of: client, limit, from: lookOf(look), ...(unit !== undefined && { unit }) }),
        )
        const { columns, paint } = session.terminal
        await session.terminal.print(
          session.json ? asJson(timeline) : drawTimeline(timeline, { columns, paint, zone: session.zone }),
        )
        return exitCodes.ok
      }),
    )
