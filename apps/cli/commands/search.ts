import { Command } from 'commander'
import type { Cli } from '../cli.js'
import { atDesk } from '../desk/at-desk.js'
import { exitCodes } from '../exit-code.js'
import { examples, wholeNumber } from '../options.js'
import { drawHits } from '../render/search.js'
import { asJson } from '../session.js'

interface Options {
  readonly client?: string
  readonly limit: number
}

/** `virgil search`: finds clients, people, journeys and touchpoints by words. */
export const searchCommand = (cli: Cli): Command =>
  new Command('search')
    .summary('search clients, people, journeys and touchpoints')
    .description(
      'Searches clients, the people there, journeys and what was said. Each word is the beginning of a word, and all must be found; what is in quotation marks is sought as it stands. Neither case nor marks matter: "seher" finds Şəhər, "елка" Ёлка.',
    )
    .argument('<text...>', 'what to search for')
    .option('--client <client>', 'of this client: code, name, id, or system:id of another tool')
    .option('--limit <n>', 'at most so many', wholeNumber(1, 100), 20)
    .addHelpText(
      'after',
      examples('virgil search late delivery', `virgil search '"late delivery"' --client ACME`, 'virgil search ACME-12'),
    )
    .action(
      cli.action<Options, [string[]]>(async (session, { client, limit }, text) => {
        const hits = await atDesk(session, (desk) =>
          desk.search({ text: text.join(' '), limit, ...(client !== undefined && { client }) }),
        )
        const { columns, paint } = session.terminal
        await session.terminal.print(
          session.json ? asJson(hits) : drawHits(hits, { columns, paint, zone: session.zone }),
        )
        return exitCodes.ok
      }),
    )
