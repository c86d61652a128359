import { Command } from 'commander'
import type { Cli } from '../cli.js'
import { exitCodes } from '../exit-code.js'
import { examples } from '../options.js'
import { counted } from '../render/words.js'
import { asJson } from '../session.js'

/** `virgil backup`: copies the events of a folder, while a server works on it or not. */
export const backupCommand = (cli: Cli): Command =>
  new Command('backup')
    .argument('<folder>', 'where to; must not exist yet')
    .summary('copy all events to a safe place, while Virgil runs or not')
    .description(
      'Copies the events of the folder as they stand at one instant, and the key of its references, and looks through the copy before it counts. A server that works on the folder goes on; everything that it answered before is in the backup. Run it on the machine where the folder is.',
    )
    .addHelpText(
      'after',
      examples(
        'virgil backup /mnt/safe/virgil-2026-03-31',
        'virgil restore /mnt/safe/virgil-2026-03-31 --data /var/lib/virgil',
      ),
    )
    .action(
      cli.action<object, [string]>(async (session, _, target) => {
        const { refuseElsewhere, refuseNoData, refuseUrl } = await import('../house.js')
        const { backUp } = await import('#profiles')
        refuseUrl(session)
        refuseElsewhere(session)
        refuseNoData(session)
        const manifest = await backUp(session.data, target, new Date())
        const { json, terminal } = session
        await terminal.print(
          json ? asJson(manifest) : `${counted(manifest.events, 'event')} are in ${target}, and were looked through.\n`,
        )
        return exitCodes.ok
      }),
    )
