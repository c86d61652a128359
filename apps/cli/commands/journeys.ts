import { Command, Option } from 'commander'
import { atDesk } from '../desk/at-desk.js'
import type { JourneysQuestion } from '../desk/desk.js'
import { exitCodes } from '../exit-code.js'
import type { Cli } from '../cli.js'
import {
  examples,
  instant,
  jsonObject,
  lookOf,
  lookOptions,
  refuseUnknownCircles,
  wholeNumber,
  type LookOptions,
} from '../options.js'
import { drawJourneys } from '../render/journeys.js'
import { asJson } from '../session.js'

const statuses = ['open', 'waiting', 'resolved', 'abandoned']
/** Whichever circle. */
const ANY = 'any'
const orders = ['last-touchpoint', 'first-touchpoint', 'touchpoints', 'key']

interface Options extends LookOptions {
  readonly client?: string
  readonly status?: string[]
  readonly topic?: string
  readonly channel?: string
  readonly product?: string
  readonly label?: string
  readonly role?: string
  readonly team?: string
  readonly member?: string
  readonly circle?: string
  readonly open?: boolean
  readonly from?: string
  readonly to?: string
  readonly openedFrom?: string
  readonly openedTo?: string
  readonly text?: string
  readonly figureFilter?: Record<string, unknown>
  readonly limit: number
  readonly order: JourneysQuestion['orderBy']
}

/** `virgil journeys`: lists journeys. */
export const journeysCommand = (cli: Cli): Command =>
  new Command('journeys')
    .summary('list journeys')
    .description('Lists journeys, the one touched last first. All filters that are given must hold.')
    .option('--client <client>', 'of this client: code, name, id, or system:id of another tool')
    .addOption(new Option('--status <status...>', 'that stand so').choices(statuses))
    .option('--topic <topic>', 'about this topic')
    .option('--channel <channel>', 'with a touchpoint over this channel')
    .option('--product <product>', 'about this product')
    .option('--label <label>', 'with this label')
    .option('--role <role>', 'held by this role now')
    .option('--team <team>', 'held by this team now')
    .option('--member <member>', 'held by this member now')
    .option('--circle <kind>', 'that are or were in this circle, e.g. ping-pong; "any" for any circle')
    .option('--open', 'with --circle: that are in it now')
    .option('--from <instant>', 'touched from then on', instant)
    .option('--to <instant>', 'touched before then', instant)
    .option('--opened-from <instant>', 'begun from then on', instant)
    .option('--opened-to <instant>', 'begun before then', instant)
    .addOption(lookOptions.asOf)
    .addOption(lookOptions.knownAt)
    .option('--text <text>', 'with this in the key, the title, or the name or code of the client')
    .option('--figure-filter <json>', 'the filter of a figure, as `virgil report bounce --json` gives it', jsonObject)
    .option('--limit <n>', 'at most so many', wholeNumber(1, 100_000), 25)
    .addOption(new Option('--order <order>', 'the order').choices(orders).default('last-touchpoint'))
    .addHelpText(
      'after',
      examples(
        'virgil journeys --status open --role support',
        'virgil journeys --client ACME --circle ping-pong --open',
        'virgil journeys --circle any --open --order touchpoints --limit 50',
        `virgil journeys --figure-filter '{"path":{"unit":"team","bounced":true}}' --json`,
      ),
    )
    .action(
      cli.action<Options>(async (session, options) => {
        if (options.circle !== undefined && options.circle !== ANY) await refuseUnknownCircles([options.circle])
        const question: JourneysQuestion = {
          ...(options.client !== undefined && { client: options.client }),
          filter: filterOf(options),
          orderBy: options.order,
          limit: options.limit,
        }
        const listed = await atDesk(session, (desk) => desk.journeys(question))
        const { columns, paint } = session.terminal
        await session.terminal.print(
          session.json ? asJson(listed) : drawJourneys(listed, { columns, paint, zone: session.zone }),
        )
        return exitCodes.ok
      }),
    )

/** The filter of the figure, narrowed by the options. The query checks it. */
function filterOf(options: Options): JourneysQuestion['filter'] {
  const { figureFilter, status, topic, channel, product, label, role, team, member, text } = options
  const circle =
    options.circle === undefined && options.open === undefined
      ? undefined
      : {
          ...(options.circle !== undefined && options.circle !== ANY && { kind: options.circle }),
          ...(options.open !== undefined && { open: options.open }),
        }
  const own = {
    ...{ status, topic, channel, product, label, role, team, member, text, circle },
    touchedFrom: options.from,
    touchedTo: options.to,
    openedFrom: options.openedFrom,
    openedTo: options.openedTo,
  }
  const given = Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined))
  return { ...figureFilter, ...given, ...lookOf(options) }
}
