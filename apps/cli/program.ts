import { readFileSync } from 'node:fs'
import { Command, Help, type Option } from 'commander'
import { z } from 'zod'
import type { Cli } from './cli.js'
import { backtestCommand } from './commands/backtest.js'
import { backupCommand } from './commands/backup.js'
import { charterCommand } from './commands/charter.js'
import { circlesCommand } from './commands/circles.js'
import { copyCommand } from './commands/copy.js'
import { demoCommand } from './commands/demo.js'
import { importCommand } from './commands/import.js'
import { journeysCommand } from './commands/journeys.js'
import { parkedCommand } from './commands/parked.js'
import { rebuildCommand } from './commands/rebuild.js'
import { reportCommand } from './commands/report.js'
import { searchCommand } from './commands/search.js'
import { timelineCommand } from './commands/timeline.js'
import { restoreCommand } from './commands/restore.js'
import { verifyCommand } from './commands/verify.js'
import { exitCodesInWords } from './exit-code.js'
import { examples } from './options.js'

const commands = [
  demoCommand,
  importCommand,
  reportCommand,
  timelineCommand,
  journeysCommand,
  circlesCommand,
  searchCommand,
  charterCommand,
  backtestCommand,
  rebuildCommand,
  parkedCommand,
  verifyCommand,
  backupCommand,
  restoreCommand,
  copyCommand,
]

/** The command line: all commands, and the options that each of them takes. */
export function programOf(cli: Cli): Command {
  const { terminal, config } = cli
  const program = new Command('virgil')
    .description(
      'Virgil guides clients out of the circles of hell: it records how clients are served, and shows where they are handed around without getting what they came for.',
    )
    .version(versionOf(), '-V, --version', 'print the version')
    .option('--data <folder>', `the folder with the data (VIRGIL_DATA; now ${config.data})`)
    .option(
      '--url <url>',
      'ask a running server instead: report, timeline, journeys, circles, search, backtest (VIRGIL_URL)',
    )
    .option('--json', 'print the result as one JSON document')
    .option('--quiet', 'tell nothing of the progress')
    .option('--debug', 'tell more, and where an unexpected error came from')
    .helpCommand(true)
    .addHelpText(
      'after',
      `${examples('virgil demo', 'virgil import touchpoints.csv --map touchpoints', 'virgil report bounce', 'virgil timeline ACME-12')}\n\n${exitCodesInWords}`,
    )
  for (const command of commands) program.addCommand(command(cli).helpCommand(false))
  settle(program, terminal.columns, terminal)
  return program
}

/** Every command refuses and helps in the same way. */
function settle(command: Command, columns: number, { out, err }: Cli['terminal']): void {
  command
    .exitOverride()
    .showSuggestionAfterError()
    .configureHelp({ helpWidth: columns, showGlobalOptions: true, visibleGlobalOptions })
    .configureOutput({
      writeOut: (text) => out.write(text),
      writeErr: (text) => err.write(text),
      // The failure is told once, by whoever runs the program.
      outputError: () => undefined,
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    })
  for (const each of command.commands) settle(each, columns, { out, err } as Cli['terminal'])
}

/** What a command's help tells of the options that all commands take. */
function visibleGlobalOptions(this: Help, command: Command): Option[] {
  return Help.prototype.visibleGlobalOptions.call(this, command).filter(({ long }) => long !== '--version')
}

const packageFile = z.object({ name: z.literal('virgil'), version: z.string() })

/** The version in `package.json`, which stands above the sources and above what is built of them. */
function versionOf(): string {
  for (let folder = new URL('.', import.meta.url); ; folder = new URL('..', folder)) {
    const found = packageFile.safeParse(jsonIn(new URL('package.json', folder)))
    if (found.success) return found.data.version
    if (folder.pathname === '/') return 'unknown'
  }
}

function jsonIn(file: URL): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}
