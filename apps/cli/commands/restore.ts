import { Command } from 'commander'
import type { Cli } from '../cli.js'
import { exitCodes } from '../exit-code.js'
import { examples } from '../options.js'
import { counted } from '../render/words.js'
import { asJson } from '../session.js'

/** `virgil restore`: makes a folder of a backup. */
export const restoreCommand = (cli: Cli): Command =>
  new Command('restore')
    .argument('<backup>', 'a folder that virgil backup made')
    .summary('make a folder from a backup')
    .description(
      'Copies the events of a backup into a folder that is new or empty, and looks through them before they count. The views are made from them when Virgil opens the folder.',
    )
    .addHelpText('after', examples('virgil restore /mnt/safe/virgil-2026-03-31 --data /var/lib/virgil'))
    .action(
      cli.action<object, [string]>(async (session, _, backup) => {
        const { refuseUrl } = await import('../house.js')
        const { restore } = await import('#profiles')
        refuseUrl(session)
        const manifest = await restore(backup, session.data)
        const { json, terminal, data } = session
        const told = `${counted(manifest.events, 'event')} of ${manifest.madeAt} are in ${data}, and were looked through.\n`
        await terminal.print(json ? asJson(manifest) : told)
        return exitCodes.ok
      }),
    )
