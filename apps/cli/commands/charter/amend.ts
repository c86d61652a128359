import { Command } from 'commander'
import type { Cli } from '../../cli.js'
import { exitCodes } from '../../exit-code.js'
import { examples, instant } from '../../options.js'
import { reignInWords } from '../../render/reign.js'
import { asJson } from '../../session.js'
import { textOf } from '../../text-of.js'

interface Options {
  readonly effectiveFrom?: string
}

/** `virgil charter amend`: puts a version of the charter in force. */
export const amendCommand = (cli: Cli): Command =>
  new Command('amend')
    .summary('put a charter in force')
    .description(
      'Puts a charter in force, now or later. What happened before is judged as it was; a folder that has no charter yet is judged by this one from the beginning.',
    )
    .argument('<file>', 'the charter, YAML')
    .option('--effective-from <instant>', 'when it begins: now by default, at most a year ahead', instant)
    .addHelpText(
      'after',
      examples(
        'virgil charter diff company.yaml && virgil charter amend company.yaml',
        'virgil charter amend company.yaml --effective-from 2027-01-01',
      ),
    )
    .action(
      cli.action<Options, [string]>(async (session, { effectiveFrom }, file) => {
        const { House } = await import('../../house.js')
        const { AmendCharter } = await import('#charter')
        const { SystemClock } = await import('#event-sourcing')
        const yaml = await textOf(file)
        const house = await House.openOrCreate(session)
        try {
          const amendment = new AmendCharter(house.actor, {
            yaml,
            ...(effectiveFrom !== undefined && { effectiveFrom }),
          })
          const { charter, changed } = await house.execute(amendment)
          const { version, definition } = charter
          const reign = reignInWords(charter, undefined, new SystemClock().now(), session.zone)
          await session.terminal.print(
            session.json
              ? asJson({
                  version,
                  effectiveFrom: new Date(charter.effectiveFrom).toISOString(),
                  changed,
                  charter: definition,
                })
              : changed
                ? `"${definition.name}" is version ${version}, ${reign}.\n`
                : `Nothing changed: version ${version}, ${reign}, says the same.\n`,
          )
          return exitCodes.ok
        } finally {
          await house.close()
        }
      }),
    )
