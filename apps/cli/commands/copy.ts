import { Command, Option } from 'commander'
import type { Cli } from '../cli.js'
import { exitCodes } from '../exit-code.js'
import { CliError } from '../failure.js'
import { examples } from '../options.js'
import { Progress } from '../progress.js'
import { counted, numberInWords } from '../render/words.js'
import { asJson, type Globals } from '../session.js'

interface CopyOptions extends Globals {
  readonly to?: string
  readonly from?: string
}

/** `virgil copy`: moves the events of a folder into KurrentDB, and back. */
export const copyCommand = (cli: Cli): Command =>
  new Command('copy')
    .addOption(new Option('--to <url>', 'KurrentDB, into which the events of the folder are copied').conflicts('from'))
    .addOption(new Option('--from <url>', 'KurrentDB, out of which events are copied into the folder'))
    .summary('move all events into KurrentDB, or back into the folder')
    .description(
      'Copies the events of the folder into KurrentDB, or back, in their order, and compares both by their hash. A copy that was interrupted goes on where it stopped; one made again adds nothing. No server may work on either meanwhile. The folder stays: its ref.key belongs to the events wherever they are.',
    )
    .addHelpText(
      'after',
      examples(
        'virgil copy --to "kurrentdb://localhost:2113?tls=false" --data /var/lib/virgil',
        'virgil copy --from "kurrentdb://localhost:2113?tls=false" --data /var/lib/virgil',
      ),
    )
    .action(
      cli.action<CopyOptions>(async (session, { to, from }) => {
        const { refuseNoData, refuseUrl } = await import('../house.js')
        const { copyEventsOf } = await import('#profiles')
        refuseUrl(session)
        const url = to ?? from
        if (url === undefined) throw new CliError('USAGE', 'Say where to, by --to, or where from, by --from.')
        const progress = new Progress(session, 'Copying events', 'events')
        const onCopied = (events: number): void =>
          progress.tell({ done: `${numberInWords(events)} events`, count: events })
        const { json, terminal, data } = session
        if (to !== undefined) refuseNoData({ data })
        try {
          const copied = await copyEventsOf(data, url, to === undefined ? 'out-of' : 'into', onCopied)
          const told = `${counted(copied.events, 'event')} are the same in ${data} and in KurrentDB: ${copied.hash}.\n`
          await terminal.print(json ? asJson(copied) : told)
        } finally {
          progress.end()
        }
        return exitCodes.ok
      }),
    )
