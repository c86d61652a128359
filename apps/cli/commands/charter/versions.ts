import { Command } from 'commander'
import type { Charter } from '#charter'
import type { Cli } from '../../cli.js'
import { exitCodes } from '../../exit-code.js'
import { examples } from '../../options.js'
import { reignInWords } from '../../render/reign.js'
import { drawTable, type TableColumn } from '../../render/table.js'
import { asJson, type Session } from '../../session.js'
import { chartersIn, nextOf, type Charters } from './charters.js'

/** `virgil charter versions`: all versions of the charter, and when each is in force. */
export const versionsCommand = (cli: Cli): Command =>
  new Command('versions')
    .summary('list the versions of the charter')
    .description('Lists all versions of the charter, oldest first: when each is in force, or that it was withdrawn.')
    .addHelpText('after', examples('virgil charter versions', 'virgil charter versions --json'))
    .action(
      cli.action(async (session) => {
        const charters = await chartersIn(session)
        const { columns, paint } = session.terminal
        await session.terminal.print(
          session.json
            ? asJson({ versions: charters.versions.map((charter) => inJson(charter, charters)) })
            : drawTable(columnsOf(charters, session), charters.versions, columns, paint),
        )
        return exitCodes.ok
      }),
    )

const columnsOf = ({ versions, inForce, now }: Charters, { zone }: Session): TableColumn<Charter>[] => [
  { title: 'version', side: 'right', cell: ({ version }) => `${version}` },
  { title: 'name', least: 12, cell: ({ definition }) => definition.name },
  {
    title: 'in force',
    cell: (charter) => reignInWords(charter, nextOf(versions, charter), now, zone),
    tone: ({ version }) => (version === inForce.version ? 'strong' : 'plain'),
  },
]

const inJson = ({ version, definition, effectiveFrom, withdrawnAt }: Charter, { inForce }: Charters): object => ({
  version,
  name: definition.name,
  effectiveFrom: new Date(effectiveFrom).toISOString(),
  ...(withdrawnAt !== undefined && { withdrawnAt: new Date(withdrawnAt).toISOString() }),
  inForce: version === inForce.version,
})
