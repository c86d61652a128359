import { Command } from 'commander'
import type { ParkedStream } from '#views'
import type { Cli } from '../cli.js'
import { exitCodes, type ExitCode } from '../exit-code.js'
import { CliError } from '../failure.js'
import { examples } from '../options.js'
import { onOneLine, wrapped } from '../render/text.js'
import { counted } from '../render/words.js'
import { asJson, type Session } from '../session.js'

interface Options {
  readonly retry?: string | true
}

/** `virgil parked`: the streams that stand still in the views. */
export const parkedCommand = (cli: Cli): Command =>
  new Command('parked')
    .summary('list the streams that stand still in the views, or try them again')
    .description(
      'A stream is parked when one of its events cannot be read or folded into the views; all others go on. Lists the parked streams, or tries them again.',
    )
    .option('--retry [stream]', 'try all of them again, or one')
    .addHelpText('after', examples('virgil parked', 'virgil parked --retry', 'virgil parked --retry client-5f0c…'))
    .action(
      cli.action<Options>(async (session, { retry }) => {
        const { inHouse } = await import('../house.js')
        return inHouse(session, async ({ profile: { runner } }) => {
          const { parked } = runner.status()
          if (retry === undefined) return list(session, parked)
          const stream = retry === true ? undefined : retry
          if (stream !== undefined && parked.every((each) => each.stream !== stream))
            throw new CliError(
              'STREAM_NOT_PARKED',
              `The stream ${stream} is not parked; virgil parked lists those that are.`,
            )
          const { unparked, stillParked } = await runner.retryParked(stream)
          const told = `${counted(unparked.length, 'stream')} going on, ${counted(stillParked.length, 'stream')} still parked.\n`
          await session.terminal.print(
            session.json ? asJson({ unparked, stillParked }) : told + linesOf(stillParked, session),
          )
          return stillParked.length === 0 ? exitCodes.ok : exitCodes.partly
        })
      }),
    )

async function list(session: Session, parked: readonly ParkedStream[]): Promise<ExitCode> {
  const told = parked.length === 0 ? 'No stream is parked.\n' : `${counted(parked.length, 'stream')} parked.\n`
  await session.terminal.print(session.json ? asJson({ parked }) : told + linesOf(parked, session))
  return parked.length === 0 ? exitCodes.ok : exitCodes.partly
}

function linesOf(parked: readonly ParkedStream[], { terminal }: Session): string {
  return parked
    .flatMap(({ stream, revision, type, error, parked_at, waiting }) => [
      '',
      terminal.paint('strong', stream),
      ...wrapped(`  event ${revision}, ${type}: ${onOneLine(error)}`, terminal.columns, '    '),
      `  since ${parked_at}, ${counted(waiting, 'event')} waiting behind it`,
    ])
    .map((line) => `${line}\n`)
    .join('')
}
