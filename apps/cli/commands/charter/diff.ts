import { Command } from 'commander'
import type { CharterDefinition } from '#charter'
import type { Cli } from '../../cli.js'
import { exitCodes } from '../../exit-code.js'
import { examples } from '../../options.js'
import { drawChanges } from '../../render/charter-changes.js'
import { asJson, type Session } from '../../session.js'
import { definitionIn } from './definition.js'
import { chartersIn, versionIn, type Charters } from './charters.js'

/** `virgil charter diff`: what differs between two charters. */
export const diffCommand = (cli: Cli): Command =>
  new Command('diff')
    .summary('compare two charters')
    .description(
      'Says what differs between two charters, each a file or the number of a version. One alone is compared with the charter in force.',
    )
    .argument('<file-or-version>', 'the charter before; or, alone, the one to compare with that in force')
    .argument('[file-or-version]', 'the charter after')
    .addHelpText(
      'after',
      examples(
        'virgil charter diff company.yaml',
        'virgil charter diff 1 2',
        'virgil charter diff 2 company.yaml --json',
      ),
    )
    .action(
      cli.action<object, [string, string | undefined]>(async (session, _, one, other) => {
        const { changesBetween } = await import('#charter')
        const [before, after] = await sidesOf(session, one, other)
        const changes = changesBetween(before.definition, after.definition)
        const { paint } = session.terminal
        await session.terminal.print(
          session.json
            ? asJson({ before: before.name, after: after.name, changes })
            : drawChanges(before.name, after.name, changes, paint),
        )
        return exitCodes.ok
      }),
    )

/** One of the two charters. */
interface Side {
  readonly name: string
  readonly definition: CharterDefinition
}

async function sidesOf(session: Session, one: string, other: string | undefined): Promise<readonly [Side, Side]> {
  const isVersion = (name: string) => /^[1-9]\d{0,8}$/.test(name)
  const charters = other === undefined || isVersion(one) || isVersion(other) ? await chartersIn(session) : undefined
  const side = async (name: string): Promise<Side> =>
    charters && isVersion(name) ? sideOf(charters, Number(name)) : { name, definition: await definitionIn(name) }
  if (charters && other === undefined) return [sideOf(charters, charters.inForce.version), await side(one)]
  return [await side(one), await side(other ?? one)]
}

const sideOf = ({ versions }: Charters, number: number): Side => ({
  name: `version ${number}`,
  definition: versionIn(versions, number).definition,
})
