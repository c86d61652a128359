import { CommanderError } from 'commander'
import { Cli } from './cli.js'
import type { CliConfig } from './config.js'
import { exitCodes, type ExitCode } from './exit-code.js'
import { CliError, failureOf } from './failure.js'
import { programOf } from './program.js'
import { asJson } from './session.js'
import type { Terminal } from './terminal.js'

/** Runs a command line, tells what went wrong if something did, and gives the exit code. */
export async function run(args: readonly string[], terminal: Terminal, config: CliConfig): Promise<ExitCode> {
  const cli = new Cli(terminal, config)
  try {
    await programOf(cli).parseAsync([...args], { from: 'user' })
    return cli.exitCode
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return exitCodes.ok
    // `virgil` alone, or `virgil report`: the help that was printed says it all.
    if (error instanceof CommanderError && error.code === 'commander.help') return exitCodes.usage
    return tell(usageOf(error), args, terminal)
  }
}

async function tell(error: unknown, args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const failure = failureOf(error)
  if (args.includes('--json')) await terminal.print(asJson({ error: failure }))
  else terminal.say(`virgil: ${failure.message} (${failure.code})`)
  if (failure.code === 'INTERNAL' && args.includes('--debug'))
    terminal.say(error instanceof Error ? (error.stack ?? error.message) : String(error))
  return failure.code === 'USAGE' ? exitCodes.usage : exitCodes.refused
}

/** Commander's own refusals, as one of ours. */
function usageOf(error: unknown): unknown {
  if (!(error instanceof CommanderError)) return error
  const message = error.message.replace(/^error: /, '').replace(/\s*\n\s*/g, ' ')
  const sentence = message.charAt(0).toUpperCase() + message.slice(1)
  return new CliError('USAGE', /[.?)]$/.test(sentence) ? sentence : `${sentence}.`)
}
