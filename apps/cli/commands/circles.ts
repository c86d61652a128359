import { Command } from 'commander'
import type { Cli } from '../cli.js'
import { atDesk } from '../desk/at-desk.js'
import { exitCodes } from '../exit-code.js'
import {
  examples,
  instant,
  lookOf,
  lookOptions,
  refuseUnknownCircles,
  wholeNumber,
  words,
  type LookOptions,
} from '../options.js'
import { drawCircles } from '../render/circles.js'
import { asJson } from '../session.js'

interface Options extends LookOptions {
  readonly client?: string
  readonly kind?: string[]
  readonly open?: boolean
  readonly left?: boolean
  readonly missing?: string
  readonly from?: string
  readonly to?: string
  readonly limit: number
}

/** `virgil circles`: lists the circles that journeys are or were in. */
export const circlesCommand = (cli: Cli): Command =>
  new Command('circles')
    .summary('list the circles that journeys are or were in')
    .description('Lists the circles that journeys are or were in, the one entered last first.')
    .option('--client <client>', 'of this client: code, name, id, or system:id of another tool')
    .option('--kind <kinds>', 'of these kinds, divided by commas: wrong-door, ping-pong, carousel, relapse, …', words)
    .option('--open', 'those that a journey is in now')
    .option('--left', 'those that a journey is out of')
    .option('--missing <role>', 'where this role should have been there')
    .option('--from <instant>', 'first entered from then on', instant)
    .option('--to <instant>', 'first entered before then', instant)
    .addOption(lookOptions.asOf)
    .addOption(lookOptions.knownAt)
    .option('--limit <n>', 'at most so many', wholeNumber(1, 100_000), 25)
    .addHelpText(
      'after',
      examples(
        'virgil circles --open',
        'virgil circles --client ACME',
        'virgil circles --kind wrong-door --missing cs --from 2026-03-01 --json',
      ),
    )
    .action(
      cli.action<Options>(async (session, { client, kind, open, left, missing, from, to, limit, ...look }) => {
        await refuseUnknownCircles(kind ?? [])
        const listed = await atDesk(session, (desk) =>
          desk.circles({
            limit,
            ...lookOf(look),
            ...(client !== undefined && { client }),
            ...(kind !== undefined && { kinds: kind }),
            ...(open !== left && { open: open ?? false }),
            ...(missing !== undefined && { missing }),
            ...(from !== undefined && { enteredFrom: from }),
            ...(to !== undefined && { enteredTo: to }),
          }),
        )
        const { columns, paint } = session.terminal
        await session.terminal.print(
          session.json ? asJson(listed) : drawCircles(listed, { columns, paint, zone: session.zone }),
        )
        return exitCodes.ok
      }),
    )
