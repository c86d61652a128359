import { Command } from 'commander'
import type { CharterDefinition } from '#charter'
import type { Cli } from '../../cli.js'
import { exitCodes } from '../../exit-code.js'
import { examples } from '../../options.js'
import { counted, listed } from '../../render/words.js'
import { asJson } from '../../session.js'
import { definitionIn } from './definition.js'

/** `virgil charter check`: whether a charter could be put in force. */
export const checkCommand = (cli: Cli): Command =>
  new Command('check')
    .summary('check a charter before it is put in force')
    .description('Checks a charter.yaml, and says what is wrong with it and where.')
    .argument('<file>', 'the charter, YAML')
    .addHelpText('after', examples('virgil charter check company.yaml', 'virgil charter check company.yaml --json'))
    .action(
      cli.action<object, [string]>(async (session, _, file) => {
        const charter = await definitionIn(file)
        await session.terminal.print(session.json ? asJson({ charter }) : `${inWords(charter)}\n`)
        return exitCodes.ok
      }),
    )

function inWords({ name, roles, topics, routes, calendars, unit }: CharterDefinition): string {
  const parts = [
    counted(roles.length, 'role'),
    counted(topics.length, 'topic'),
    counted(routes.length, 'route'),
    counted(calendars.length, 'calendar'),
  ]
  return `"${name}" can be put in force: ${listed(parts)}; holders are compared by ${unit}.`
}
