import { Command } from 'commander'
import type { Cli } from '../cli.js'
import { exitCodes } from '../exit-code.js'
import { examples } from '../options.js'
import { Progress } from '../progress.js'
import { counted, numberInWords } from '../render/words.js'
import { asJson } from '../session.js'

/** `virgil rebuild`: makes the views again. */
export const rebuildCommand = (cli: Cli): Command =>
  new Command('rebuild')
    .summary('make the views again from the events')
    .description('Makes all rows of the views again from the first event on. The events stay as they are.')
    .addHelpText('after', examples('virgil rebuild', 'virgil rebuild --data /var/lib/virgil --json'))
    .action(
      cli.action(async (session) => {
        const { inHouse } = await import('../house.js')
        const { events, parked } = await inHouse(session, async ({ profile }) => {
          const progress = new Progress(session, 'Rebuilding the views', 'events')
          try {
            return await profile.runner.rebuild(({ events }) =>
              progress.tell({ done: `${numberInWords(events)} events`, count: events }),
            )
          } finally {
            progress.end()
          }
        })
        const told = `The views were made again from ${counted(events, 'event')}.\n`
        const still =
          parked.length === 0 ? '' : `${counted(parked.length, 'stream')} parked: virgil parked tells which and why.\n`
        await session.terminal.print(session.json ? asJson({ events, parked }) : told + still)
        return parked.length === 0 ? exitCodes.ok : exitCodes.partly
      }),
    )
