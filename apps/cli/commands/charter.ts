import { Command } from 'commander'
import type { CharterDefinition } from '#charter'
import type { Cli } from '../cli.js'
import { exitCodes } from '../exit-code.js'
import { examples } from '../options.js'
import { dateOf } from '../render/time.js'
import { counted } from '../render/words.js'
import { asJson } from '../session.js'
import { textOf } from '../text-of.js'

/** `virgil charter`: the charter in force, and the check of another. */
export const charterCommand = (cli: Cli): Command =>
  new Command('charter')
    .summary('show the charter in force, or check one')
    .description('The charter: roles, topics and thresholds of this company.')
    .addCommand(showCommand(cli))
    .addCommand(checkCommand(cli))

const showCommand = (cli: Cli): Command =>
  new Command('show')
    .summary('print the charter in force as YAML')
    .description('Prints the charter in force as YAML.')
    .addHelpText('after', examples('virgil charter show', 'virgil charter show > company.yaml'))
    .action(
      cli.action(async (session) => {
        const { inHouse } = await import('../house.js')
        const { ReadCharter } = await import('#charter')
        const { stringify } = await import('yaml')
        const charter = await inHouse(session, (house) => house.ask(new ReadCharter(house.actor)))
        if (!charter) return exitCodes.refused
        const { definition, version, effectiveFrom } = charter
        const since = new Date(effectiveFrom).toISOString()
        const head = `# Version ${version}, ${version === 1 ? 'in force from the beginning' : `in force since ${dateOf(effectiveFrom, session.zone)}`}\n`
        await session.terminal.print(
          session.json ? asJson({ version, effectiveFrom: since, charter: definition }) : head + stringify(definition),
        )
        return exitCodes.ok
      }),
    )

const checkCommand = (cli: Cli): Command =>
  new Command('check')
    .summary('check a charter before it is put in force')
    .description('Checks a charter.yaml, and says what is wrong with it and where.')
    .argument('<file>', 'the charter, YAML')
    .addHelpText('after', examples('virgil charter check company.yaml'))
    .action(
      cli.action<object, [string]>(async (session, _, file) => {
        const { charterFromYaml } = await import('#charter')
        const charter = charterFromYaml(await textOf(file))
        await session.terminal.print(session.json ? asJson({ charter }) : `${inWords(charter)}\n`)
        return exitCodes.ok
      }),
    )

const inWords = ({ name, roles, topics, unit }: CharterDefinition): string =>
  `"${name}" can be put in force: ${counted(roles.length, 'role')}, ${counted(topics.length, 'topic')}, holders compared by ${unit}.`
