import { Command } from 'commander'
import type { Cli } from '../../cli.js'
import { exitCodes } from '../../exit-code.js'
import { examples, wholeNumber } from '../../options.js'
import { reignInWords } from '../../render/reign.js'
import { asJson } from '../../session.js'
import { chartersIn, nextOf, versionIn } from './charters.js'

/** `virgil charter show`: a version of the charter as YAML. */
export const showCommand = (cli: Cli): Command =>
  new Command('show')
    .summary('print the charter in force as YAML')
    .description('Prints a version of the charter as YAML: the one in force, or the one that is asked for.')
    .argument('[version]', 'its number, from 1', wholeNumber(1, 1_000_000))
    .addHelpText(
      'after',
      examples('virgil charter show', 'virgil charter show > company.yaml', 'virgil charter show 2 --json'),
    )
    .action(
      cli.action<object, [number | undefined]>(async (session, _, version) => {
        const { stringify } = await import('yaml')
        const charters = await chartersIn(session)
        const charter = version === undefined ? charters.inForce : versionIn(charters.versions, version)
        const { definition, effectiveFrom, withdrawnAt } = charter
        const head = `# Version ${charter.version}, ${reignInWords(charter, nextOf(charters.versions, charter), charters.now, session.zone)}\n`
        await session.terminal.print(
          session.json
            ? asJson({
                version: charter.version,
                effectiveFrom: new Date(effectiveFrom).toISOString(),
                ...(withdrawnAt !== undefined && { withdrawnAt: new Date(withdrawnAt).toISOString() }),
                charter: definition,
              })
            : head + stringify(definition),
        )
        return exitCodes.ok
      }),
    )
