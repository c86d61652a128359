import { Command } from 'commander'
import type { Cli } from '../../cli.js'
import { exitCodes } from '../../exit-code.js'
import { examples, wholeNumber } from '../../options.js'
import { dateOf } from '../../render/time.js'
import { asJson } from '../../session.js'

/** `virgil charter withdraw`: takes back a version that is not in force yet. */
export const withdrawCommand = (cli: Cli): Command =>
  new Command('withdraw')
    .summary('take back a version that waits for its day')
    .description(
      'Takes back the latest version of the charter before it is in force. It never was, and judges nothing.',
    )
    .argument('<version>', 'its number', wholeNumber(1, 1_000_000))
    .addHelpText('after', examples('virgil charter versions', 'virgil charter withdraw 3'))
    .action(
      cli.action<object, [number]>(async (session, _, asked) => {
        const { inHouse } = await import('../../house.js')
        const { WithdrawCharter } = await import('#charter')
        const { charter, changed } = await inHouse(session, (house) =>
          house.execute(new WithdrawCharter(house.actor, { version: asked })),
        )
        const { version, definition, effectiveFrom } = charter
        await session.terminal.print(
          session.json
            ? asJson({ version, effectiveFrom: new Date(effectiveFrom).toISOString(), changed })
            : changed
              ? `Version ${version}, "${definition.name}", is withdrawn: it would have begun on ${dateOf(effectiveFrom, session.zone)}.\n`
              : `Nothing changed: version ${version} has been withdrawn before.\n`,
        )
        return exitCodes.ok
      }),
    )
