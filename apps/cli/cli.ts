import type { Command } from 'commander'
import type { CliConfig } from './config.js'
import { exitCodes, type ExitCode } from './exit-code.js'
import { sessionOf, type Globals, type Session } from './session.js'
import type { Terminal } from './terminal.js'

/** What a command does: answers on the session's terminal and gives the exit code. */
export type Act<Options, Args extends readonly unknown[]> = (
  session: Session,
  options: Options,
  ...args: Args
) => Promise<ExitCode>

/** One run of the command line. */
export class Cli {
  exitCode: ExitCode = exitCodes.ok

  constructor(
    readonly terminal: Terminal,
    readonly config: CliConfig,
  ) {}

  /** What commander calls: the arguments, then the options, then the command. */
  action<Options extends object, Args extends readonly unknown[] = []>(act: Act<Options, Args>) {
    return async (...given: unknown[]): Promise<void> => {
      const command = given[given.length - 1] as Command
      const options = command.optsWithGlobals<Options & Globals>()
      const session = sessionOf(options, this.config, this.terminal)
      this.exitCode = await act(session, options, ...(given.slice(0, -2) as unknown as Args))
    }
  }
}
